package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Replaces variables in the scalars of a document. Unquoted, <code>replicas: ${N}</code> gives a number. */
final class NodeSubstitution {

    private final Variables variables;
    private final ScalarRules rules;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    NodeSubstitution(Variables variables, ScalarRules rules) {
        this.variables = variables;
        this.rules = rules;
    }

    void in(Node node) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            List<NodeTuple> tuples = new ArrayList<>();
            for (NodeTuple tuple : mapping.getValue()) {
                tuples.add(new NodeTuple(replace(tuple.getKeyNode()), replace(tuple.getValueNode())));
            }
            mapping.setValue(tuples);
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().replaceAll(this::replace);
        }
    }

    private Node replace(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            in(node);
            return node;
        }
        String text = scalar.getValue();
        String value = variables.in(text, scalar.getStartMark().getLine() + 1);
        if (value.equals(text)) {
            return scalar;
        }
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        Tag tag = plain ? rules.resolve(NodeId.scalar, value, true) : scalar.getTag();
        return new ScalarNode(tag, value, scalar.getStartMark(), scalar.getEndMark(), scalar.getScalarStyle());
    }
}
