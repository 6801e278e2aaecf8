package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;

/** JSON of what a YAML parser read; limited, as a few aliases can stand for millions of values. */
final class PlainJson {

    private static final int MOST_VALUES = 200_000;
    /** An alias may stand for itself. */
    private static final int DEEPEST = 200;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private int values;
    private int depth;

    JsonNode of(Object value) {
        if (++depth > DEEPEST) {
            throw new YAMLException("more than " + DEEPEST + " levels deep; an alias may stand for itself");
        }
        JsonNode json = json(value);
        depth--;
        return json;
    }

    private JsonNode json(Object value) {
        if (++values > MOST_VALUES) {
            throw new YAMLException("more than " + MOST_VALUES + " values; aliases may repeat too much");
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((key, entry) -> object.set(name(key), of(entry)));
            return object;
        }
        if (value instanceof Collection<?> collection) {
            ArrayNode array = JSON.arrayNode();
            collection.forEach(entry -> array.add(of(entry)));
            return array;
        }
        if (value instanceof Integer || value instanceof Long) {
            return JSON.numberNode(((Number) value).longValue());
        }
        if (value instanceof BigInteger big) {
            return JSON.numberNode(big);
        }
        if (value instanceof Number number) {
            return JSON.numberNode(number.doubleValue());
        }
        if (value instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        }
        if (value instanceof byte[] bytes) {
            return JSON.textNode(Base64.getEncoder().encodeToString(bytes));
        }
        return value == null ? JSON.nullNode() : JSON.textNode(value.toString());
    }

    /** What a template leaves behind, such as <code>{{ .Values.x }}</code>, is a map with a map as its key to YAML. */
    private static String name(Object key) {
        if (key instanceof Map || key instanceof Collection) {
            throw new YAMLException("a key is a map or a list, not a text; if this is a template, render it first");
        }
        return String.valueOf(key);
    }
}
