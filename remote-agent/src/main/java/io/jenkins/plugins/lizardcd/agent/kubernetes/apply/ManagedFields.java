package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who owns which fields of an object.
 *
 * @param entries as the object has them
 */
record ManagedFields(List<Entry> entries) {

    /**
     * What one manager owns by one way of writing.
     *
     * @param json the entry
     */
    record Entry(ObjectNode json) {

        String manager() {
            return json.path("manager").asText();
        }

        String apiVersion() {
            return json.path("apiVersion").asText();
        }

        /** Whether it comes from writes of the object itself other than server-side apply. */
        boolean updates() {
            return json.path("operation").asText().equals("Update")
                    && json.path("subresource").asText().isEmpty();
        }

        boolean ours() {
            return manager().equals(Cluster.MANAGER);
        }

        /** Whether it is what we own by server-side apply. */
        boolean applied() {
            return ours() && json.path("operation").asText().equals("Apply");
        }

        FieldSet fields() {
            return FieldSet.of(json.path("fieldsV1"));
        }

        Entry with(FieldSet fields) {
            ObjectNode copy = json.deepCopy();
            copy.set("fieldsV1", fields.fields());
            return new Entry(copy);
        }

        /** The same fields as ours. */
        Entry asOurs(FieldSet fields) {
            Entry ours = with(fields);
            ours.json().put("manager", Cluster.MANAGER).put("operation", "Apply");
            return ours;
        }

        /** What tells it from other entries. */
        List<String> key() {
            return Stream.of("manager", "operation", "apiVersion", "subresource")
                    .map(field -> json.path(field).asText())
                    .toList();
        }
    }

    static ManagedFields of(KubeObject object) {
        return of(object.at("metadata", "managedFields"));
    }

    static ManagedFields of(JsonNode list) {
        List<Entry> entries = new ArrayList<>();
        list.forEach(entry -> {
            if (entry instanceof ObjectNode json && !json.isEmpty()) {
                entries.add(new Entry(json));
            }
        });
        return new ManagedFields(List.copyOf(entries));
    }

    /** What we own by server-side apply. */
    Optional<Entry> applied() {
        return entries.stream().filter(Entry::applied).findFirst();
    }

    /** What anybody owns. */
    FieldSet all() {
        return entries.stream().map(Entry::fields).reduce(FieldSet.NONE, FieldSet::and);
    }

    ArrayNode json() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> list.add(entry.json()));
        return list;
    }

    /** The JSON Patch that gives them to an object. */
    ArrayNode patch() {
        ArrayNode operations = JsonNodeFactory.instance.arrayNode();
        operations
                .addObject()
                .put("op", "add")
                .put("path", "/metadata/managedFields")
                .set("value", json());
        return operations;
    }

    /** An object with these, its content as it is. */
    KubeObject in(KubeObject object) {
        ObjectNode json = object.json().deepCopy();
        json.withObject("/metadata").set("managedFields", json());
        return new KubeObject(json);
    }

    /**
     * These as they are now, but all that our writes changed as it was: what we own, and what we took from others. What
     * others came to own meanwhile is theirs.
     *
     * @param before as they were before our writes
     */
    ManagedFields restored(ManagedFields before) {
        Map<List<String>, Entry> all = new LinkedHashMap<>();
        before.entries.forEach(entry -> all.put(entry.key(), entry));
        for (Entry entry : entries) {
            if (!entry.ours()) {
                all.merge(entry.key(), entry, (was, is) -> is.with(was.fields().and(is.fields())));
            }
        }
        return new ManagedFields(List.copyOf(all.values()));
    }

    /** Whether the same managers own the same fields, whenever they wrote them. */
    boolean same(ManagedFields other) {
        return byKey().equals(other.byKey());
    }

    private Map<List<String>, ObjectNode> byKey() {
        Map<List<String>, ObjectNode> fields = new LinkedHashMap<>();
        entries.forEach(entry -> fields.put(entry.key(), entry.fields().fields()));
        return fields;
    }
}
