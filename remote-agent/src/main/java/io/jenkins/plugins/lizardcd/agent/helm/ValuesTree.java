package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads and merges values as helm does. */
final class ValuesTree {

    /** Writes nulls too, unlike that of the contract: to helm they remove what the chart has. */
    private static final JsonMapper JSON = new JsonMapper();

    private ValuesTree() {}

    /** The tree as JSON, which is YAML too. */
    static String write(Map<String, Object> tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write values", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param text YAML; null or blank for none
     * @param what what it is, for the message
     * @throws ProblemException when it is no YAML, or no map; without the text, which may be secret
     */
    static Map<String, Object> read(String text, String what) {
        Object values;
        try {
            values = text == null || text.isBlank() ? null : HelmYaml.read(text);
        } catch (MarkedYAMLException e) {
            String where = e.getProblemMark() == null
                    ? ""
                    : "; see line " + (e.getProblemMark().getLine() + 1);
            boolean twice = String.valueOf(e.getProblem()).contains("duplicate key");
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, what + (twice ? " hold a key twice" : " are no YAML") + where);
        } catch (YAMLException e) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, what + " are more than helm could bear: too large, deep or repeated");
        }
        if (values == null) {
            return new LinkedHashMap<>();
        }
        if (values instanceof Map<?, ?> map) {
            return keyed(map);
        }
        throw new ProblemException(ProblemType.UNPROCESSABLE, what + " must hold 'name: value' lines");
    }

    /** Lays one tree over another: maps are merged, everything else is replaced. */
    static Map<String, Object> merge(Map<String, Object> below, Map<String, Object> above) {
        Map<String, Object> merged = new LinkedHashMap<>(below);
        // Not by Map.merge, to which a null means a removal; to helm it is a value, which removes the chart's default.
        above.forEach((key, value) -> merged.put(
                key,
                value instanceof Map<?, ?> over && merged.get(key) instanceof Map<?, ?> under
                        ? merge(keyed(under), keyed(over))
                        : value));
        return merged;
    }

    private static Map<String, Object> keyed(Map<?, ?> map) {
        Map<String, Object> keyed = new LinkedHashMap<>();
        map.forEach((key, value) -> keyed.put(String.valueOf(key), value instanceof Map<?, ?> m ? keyed(m) : value));
        return keyed;
    }
}
