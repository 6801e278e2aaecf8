package io.jenkins.plugins.lizardcd.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** Values of a chart, which a Pipeline can give as a map. */
final class ValuesMap {

    /** Writes nulls too, unlike that of the contract: to helm they remove what the chart has. */
    private static final JsonMapper JSON = new JsonMapper();

    private ValuesMap() {}

    /**
     * A map as YAML text; whatever else is given as it is.
     *
     * @param values what the Pipeline gives
     */
    static Object asText(Object values) {
        if (!(values instanceof Map)) {
            return values;
        }
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            // Not with the cause: it could quote a value, and that could be secret.
            throw new IllegalArgumentException("values hold something that is no text, number, switch, list or map");
        }
    }
}
