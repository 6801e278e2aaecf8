package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.util.List;

/**
 * A condition in the words of {@code kubectl wait --for}.
 *
 * @param deletion whether to wait for the end of the object
 * @param type of the condition; empty for other sorts
 * @param path to a value; null for other sorts
 * @param value that the condition's status or the value at the path must have; null when it only must be there
 */
record WaitCondition(boolean deletion, String type, JsonPath path, String value) {

    private static final String CONDITION = "condition=";
    private static final String JSONPATH = "jsonpath=";

    /**
     * Reads it.
     *
     * @param text such as {@code condition=Ready=false}, {@code complete}, {@code delete},
     *     {@code jsonpath={.status.phase}=Running}
     */
    static WaitCondition parse(String text) {
        String trimmed = text.trim();
        if (trimmed.equalsIgnoreCase("delete")) {
            return new WaitCondition(true, "", null, null);
        }
        if (trimmed.startsWith(JSONPATH)) {
            return ofPath(trimmed.substring(JSONPATH.length()));
        }
        String condition = trimmed.startsWith(CONDITION) ? trimmed.substring(CONDITION.length()) : trimmed;
        int equals = condition.indexOf('=');
        String type = equals < 0 ? condition : condition.substring(0, equals);
        if (!type.matches("[A-Za-z0-9./_-]+")) {
            throw Problems.unprocessable("'" + text + "' is not a condition; write condition=Ready, delete or"
                    + " jsonpath={.status.phase}=Running");
        }
        return new WaitCondition(false, type, null, equals < 0 ? "true" : condition.substring(equals + 1));
    }

    private static WaitCondition ofPath(String text) {
        String plain = unquoted(text);
        int end = plain.lastIndexOf('}');
        if (!plain.startsWith("{") || end < 0) {
            throw Problems.unprocessable(
                    "'" + text + "' is not a JSONPath; write jsonpath={.status.phase}=Running, with the braces");
        }
        String rest = plain.substring(end + 1);
        String value = rest.startsWith("=") ? unquoted(rest.substring(1)) : null;
        return new WaitCondition(false, "", JsonPath.parse(plain.substring(1, end)), value);
    }

    // Who copies a kubectl command line copies its quotes as well.
    private static String unquoted(String text) {
        String plain = text.trim();
        if (plain.startsWith("'") || plain.startsWith("\"")) {
            char quote = plain.charAt(0);
            int close = plain.indexOf(quote, 1);
            if (close > 0) {
                return plain.substring(1, close) + plain.substring(close + 1);
            }
        }
        return plain;
    }

    /**
     * Whether it is met.
     *
     * @param object as it is; null when it does not exist
     * @param uid of the object when the wait began; empty when there was none
     */
    boolean met(KubeObject object, String uid) {
        if (deletion) {
            return object == null || !object.uid().equals(uid);
        }
        if (object == null) {
            return false;
        }
        if (path != null) {
            List<String> found = path.values(object.json());
            return value == null
                    ? !found.isEmpty()
                    : found.size() == 1 && found.get(0).equals(value);
        }
        boolean observed = object.observedGeneration() == 0 || object.observedGeneration() >= object.generation();
        return observed && status(object).equalsIgnoreCase(value);
    }

    private String status(KubeObject object) {
        return object.items("status", "conditions")
                .filter(c -> c.path("type").asText().equalsIgnoreCase(type))
                .map(c -> c.path("status").asText())
                .findFirst()
                .orElse("");
    }

    /**
     * How it stands.
     *
     * @param object as it is; null when it does not exist
     */
    String describe(KubeObject object) {
        if (object == null) {
            return "it does not exist";
        }
        if (deletion) {
            return object.deleting() ? "its deletion has begun" : "it exists";
        }
        if (path != null) {
            List<String> found = path.values(object.json());
            return found.isEmpty() ? "there is no such value yet" : "the value is " + String.join(", ", found);
        }
        JsonNode condition = object.items("status", "conditions")
                .filter(c -> c.path("type").asText().equalsIgnoreCase(type))
                .findFirst()
                .orElse(null);
        if (condition == null) {
            return "it has no condition " + type + " yet";
        }
        String message = condition.path("message").asText("");
        return type + " is " + condition.path("status").asText() + (message.isEmpty() ? "" : ": " + message);
    }
}
