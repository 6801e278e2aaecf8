package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Reads manifests with a YAML parser; nothing is ever split as text. Scalars mean what they mean to kubectl: {@code yes}
 * and {@code on} are booleans, {@code 22:22} and {@code 2024-01-01} are texts.
 */
final class ManifestReader {

    private static final int MOST_ALIASES = 100;

    private final ScalarRules scalars = new ScalarRules();
    private final Variables variables;

    ManifestReader(Variables variables) {
        this.variables = variables;
    }

    /** Makes trees of YAML into trees of JSON. */
    private static final class Trees extends SafeConstructor {
        Trees(LoaderOptions options) {
            super(options);
            yamlConstructors.put(Tag.INT, new Integers());
        }

        /** {@code 0o644} is the new spelling of {@code 0644}. */
        private final class Integers extends ConstructYamlInt {
            @Override
            public Object construct(Node node) {
                ScalarNode scalar = (ScalarNode) node;
                String old = scalar.getValue().replace("0o", "0");
                return super.construct(new ScalarNode(
                        Tag.INT, old, scalar.getStartMark(), scalar.getEndMark(), scalar.getScalarStyle()));
            }
        }

        Object of(Node document) {
            return constructDocument(document);
        }
    }

    /**
     * The objects in texts, those in lists as well; empty documents are none.
     *
     * @throws ProblemException with file and line of the first fault
     */
    List<Document> read(List<Source> sources) {
        List<Document> documents = new ArrayList<>();
        for (Source source : sources) {
            try {
                read(source, documents);
            } catch (ProblemException e) {
                String where = source.name().isEmpty() || e.problem().detail().startsWith(source.name())
                        ? ""
                        : source.name() + ": ";
                throw new ProblemException(
                        e.problem().type(), where + e.problem().detail());
            }
        }
        if (documents.isEmpty()) {
            throw refuse("the manifests hold no object");
        }
        return documents;
    }

    private void read(Source source, List<Document> documents) {
        Optional<List<JsonManifests.Value>> json =
                source.built() ? Optional.empty() : new JsonManifests(variables).read(source.text());
        if (json.isEmpty()) {
            readYaml(source, documents);
            return;
        }
        int number = 0;
        for (JsonManifests.Value value : json.get()) {
            add(documents, new Document(source.name(), ++number, value.line(), null), value.json());
        }
    }

    private void readYaml(Source source, List<Document> documents) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(64);
        options.setProcessComments(false);
        DumperOptions dumping = new DumperOptions();
        Trees trees = new Trees(options);
        Yaml yaml = new Yaml(trees, new Representer(dumping), dumping, options, scalars);
        int number = 1;
        try {
            for (Node node : yaml.composeAll(new StringReader(source.text()))) {
                int line = node.getStartMark().getLine() + 1;
                if (!source.built()) {
                    new NodeSubstitution(variables, scalars).in(node);
                }
                Object value = node.getTag().equals(Tag.NULL) ? null : trees.of(node);
                if (value != null) {
                    add(documents, new Document(source.name(), number, line, null), new PlainJson().of(value));
                }
                number++;
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw refuse("line " + line + " is no YAML: " + e.getProblem().strip());
        } catch (YAMLException e) {
            throw refuse("document " + number + " is no YAML: "
                    + e.getMessage().lines().findFirst().orElse("unreadable"));
        }
    }

    private static void add(List<Document> documents, Document place, JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            throw refuse("document " + place.number() + " (line " + place.line()
                    + ") is no object: it needs apiVersion, kind and metadata");
        }
        Document document = new Document(place.source(), place.number(), place.line(), object);
        if (document.kind().endsWith("List") && object.get("items") instanceof ArrayNode items) {
            items.forEach(item -> add(documents, place, item));
            return;
        }
        if (document.apiVersion().isEmpty()
                || document.kind().isEmpty()
                || document.name().isEmpty()) {
            String missing = document.apiVersion().isEmpty()
                    ? "apiVersion"
                    : document.kind().isEmpty() ? "kind" : "metadata.name";
            throw refuse(document + " has no " + missing);
        }
        documents.add(document);
    }

    private static ProblemException refuse(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
