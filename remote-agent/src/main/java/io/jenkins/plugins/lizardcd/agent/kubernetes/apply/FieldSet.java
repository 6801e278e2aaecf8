package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A set of fields of an object, as managed fields hold it (FieldsV1): {@code f:} leads to a field, {@code k:} and
 * {@code v:} to an entry of a list, and {@code .} stands for the thing itself.
 *
 * @param fields the set; not copied, and never changed
 */
record FieldSet(ObjectNode fields) {

    static final FieldSet NONE = new FieldSet(JsonNodeFactory.instance.objectNode());

    private static final String ITSELF = ".";

    static FieldSet of(JsonNode fields) {
        return fields instanceof ObjectNode object ? new FieldSet(object) : NONE;
    }

    /** Just one field of an object. */
    static FieldSet of(List<String> path) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        ObjectNode last = fields;
        for (String name : path) {
            last = last.putObject("f:" + name);
        }
        return new FieldSet(fields);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Whether it has all of the other one. */
    boolean has(FieldSet other) {
        return other.without(this).isEmpty();
    }

    /** What is in one of both. */
    FieldSet and(FieldSet other) {
        return new FieldSet(union(fields, other.fields));
    }

    /** What is in this one only. */
    FieldSet without(FieldSet other) {
        return new FieldSet(difference(fields, other.fields));
    }

    /** What of it a manifest sets as well. */
    FieldSet within(JsonNode manifest) {
        return new FieldSet(intersection(fields, manifest));
    }

    /**
     * Removes it from an object, as a server-side apply does with the fields that its manager gives up.
     *
     * @param kept what stays, as others own it
     */
    void removeFrom(ObjectNode object, FieldSet kept) {
        remove(object, fields, kept.fields);
    }

    private static ObjectNode union(ObjectNode a, ObjectNode b) {
        ObjectNode all = a.deepCopy();
        for (Map.Entry<String, JsonNode> one : b.properties()) {
            boolean both = all.get(one.getKey()) instanceof ObjectNode;
            all.set(
                    one.getKey(),
                    both
                            ? union((ObjectNode) all.get(one.getKey()), (ObjectNode) one.getValue())
                            : one.getValue().deepCopy());
        }
        return all;
    }

    private static ObjectNode difference(ObjectNode a, JsonNode b) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> one : a.properties()) {
            JsonNode other = b.path(one.getKey());
            if (other.isMissingNode() || one.getValue().isEmpty() && !other.isEmpty()) {
                rest.set(one.getKey(), one.getValue());
            } else if (!other.isEmpty()) {
                ObjectNode inner = difference((ObjectNode) one.getValue(), other);
                if (!inner.isEmpty()) {
                    rest.set(one.getKey(), inner);
                }
            }
        }
        return rest;
    }

    private static ObjectNode intersection(ObjectNode set, JsonNode value) {
        ObjectNode common = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> one : set.properties()) {
            if (one.getKey().equals(ITSELF)) {
                common.set(ITSELF, one.getValue());
                continue;
            }
            JsonNode inner = child(value, one.getKey());
            if (inner.isMissingNode()) {
                continue;
            }
            ObjectNode deeper = intersection((ObjectNode) one.getValue(), inner);
            if (one.getValue().isEmpty() || !deeper.isEmpty()) {
                common.set(one.getKey(), deeper);
            }
        }
        return common;
    }

    private static void remove(JsonNode value, JsonNode given, JsonNode kept) {
        for (Map.Entry<String, JsonNode> one : given.properties()) {
            if (one.getKey().equals(ITSELF)) {
                continue;
            }
            JsonNode inner = child(value, one.getKey());
            JsonNode other = kept.path(one.getKey());
            boolean itself = one.getValue().isEmpty() || one.getValue().has(ITSELF);
            if (inner.isMissingNode()) {
                continue;
            }
            if (itself && other.isMissingNode()) {
                take(value, one.getKey(), inner);
            } else if (other.isMissingNode() || !other.isEmpty()) {
                remove(inner, one.getValue(), other);
            }
        }
    }

    private static void take(JsonNode value, String name, JsonNode inner) {
        if (value instanceof ObjectNode object) {
            object.remove(name.substring(2));
        } else if (value instanceof ArrayNode array) {
            for (Iterator<JsonNode> each = array.iterator(); each.hasNext(); ) {
                if (each.next() == inner) {
                    each.remove();
                }
            }
        }
    }

    /** What a step leads to; a missing node when it leads nowhere. */
    private static JsonNode child(JsonNode value, String name) {
        String rest = name.substring(2);
        return switch (name.charAt(0)) {
            case 'f' -> value.isObject() ? value.path(rest) : MissingNode.getInstance();
            case 'i' -> value.isArray() ? value.path(Integer.parseInt(rest)) : MissingNode.getInstance();
            case 'k' -> element(value, rest, true);
            default -> element(value, rest, false);
        };
    }

    private static JsonNode element(JsonNode list, String text, boolean keyed) {
        JsonNode wanted;
        try {
            wanted = Json.read(text, JsonNode.class);
        } catch (IllegalStateException e) {
            return MissingNode.getInstance();
        }
        if (list.isArray()) {
            for (JsonNode element : list) {
                if (keyed ? keyed(element, wanted) : element.equals(wanted)) {
                    return element;
                }
            }
        }
        return MissingNode.getInstance();
    }

    /** Whether it has that key; a part of the key that a manifest leaves to its default counts as equal. */
    private static boolean keyed(JsonNode element, JsonNode key) {
        boolean some = false;
        for (Map.Entry<String, JsonNode> part : key.properties()) {
            JsonNode value = element.path(part.getKey());
            if (!value.isMissingNode() && !value.equals(part.getValue())) {
                return false;
            }
            some |= !value.isMissingNode();
        }
        return some;
    }
}
