package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Replaces variables in kustomizations and in the manifests and patches that they name, before kustomize reads them:
 * kustomize drops the quotes that keep a version such as {@code 1.10} a text. What a generator makes data of is left as
 * it is, for there <code>${name}</code> may mean something to the application.
 */
final class KustomizeVariables {

    private static final Set<String> GENERATORS = Set.of("configmapgenerator", "secretgenerator");
    private static final Set<String> DATA = Set.of("files", "env", "envs");
    private static final Set<String> MANIFESTS = Set.of("yaml", "yml", "json");

    private final Path root;
    private final Variables variables;
    private final ScalarRules scalars = new ScalarRules();
    private final Set<Path> done = new HashSet<>();

    private KustomizeVariables(Path root, Variables variables) {
        this.root = root;
        this.variables = variables;
    }

    /**
     * Replaces the variables in the files below a directory.
     *
     * @throws ProblemException naming file and line of a variable without a value
     */
    static void replace(Path root, Variables variables) throws IOException {
        KustomizeVariables replacing = new KustomizeVariables(root, variables);
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.filter(Kustomizations::isOne).sorted().toList()) {
                Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
                for (Node node : replacing.in(file)) {
                    replacing.named(file.getParent(), "", node, seen);
                }
            }
        }
    }

    /** Replaces in one file; the documents are those that kustomize will see. Empty for what is no YAML. */
    private List<Node> in(Path file) throws IOException {
        if (!done.add(file)) {
            return List.of();
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(false);
        DumperOptions dumping = new DumperOptions();
        dumping.setSplitLines(false);
        Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, scalars);
        List<Node> documents = new ArrayList<>();
        try {
            yaml.composeAll(new StringReader(text)).forEach(documents::add);
        } catch (YAMLException e) {
            if (text.contains("${")) {
                throw new ProblemException(
                        ProblemType.UNPROCESSABLE,
                        root.relativize(file) + " has variables, which cannot be replaced: it is no YAML: "
                                + e.getMessage().lines().findFirst().orElse("unreadable"));
            }
            // kustomize says it better: it knows what the file is for.
            return List.of();
        }
        if (!text.contains("${")) {
            return documents;
        }
        StringWriter replaced = new StringWriter();
        for (Node document : documents) {
            substitute(file, document);
            replaced.write("---\n");
            yaml.serialize(document, replaced);
        }
        Files.writeString(file, replaced.toString(), StandardCharsets.UTF_8);
        return documents;
    }

    private void substitute(Path file, Node document) {
        try {
            new NodeSubstitution(variables, scalars).in(document);
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.problem().type(),
                    root.relativize(file) + ": " + e.problem().detail());
        }
    }

    /** Goes on to the files that a kustomization names. */
    private void named(Path directory, String field, Node node, Set<Node> seen) throws IOException {
        if (node instanceof ScalarNode scalar) {
            file(directory, scalar.getValue());
        } else if (!seen.add(node)) {
            return;
        } else if (node instanceof SequenceNode sequence) {
            for (Node entry : sequence.getValue()) {
                named(directory, field, entry, seen);
            }
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode name
                        ? name.getValue().toLowerCase(Locale.ROOT)
                        : "";
                if (!(GENERATORS.contains(field) && DATA.contains(key))) {
                    named(directory, key, tuple.getValueNode(), seen);
                }
            }
        }
    }

    private void file(Path directory, String text) throws IOException {
        Path file;
        try {
            file = directory.resolve(text).normalize();
        } catch (InvalidPathException e) {
            return;
        }
        String name = String.valueOf(file.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (MANIFESTS.contains(extension) && file.startsWith(root) && Files.isRegularFile(file)) {
            in(file);
        }
    }
}
