package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The objects that hold records: all of one kind, ConfigMaps or Secrets. Data is plain text on this side. */
interface RecordObjects {

    /**
     * One object.
     *
     * @param name its name
     * @param version its resourceVersion
     * @param labels its labels
     * @param data its data, decoded
     */
    record Stored(String name, long version, Map<String, String> labels, Map<String, String> data) {}

    /** Makes an object; empty when one of that name is there. */
    Optional<Stored> create(String name, Map<String, String> labels, Map<String, String> data);

    /** Reads an object. */
    Optional<Stored> get(String name);

    /**
     * Changes an object by a JSON Patch.
     *
     * @param operations values below {@code /data} are plain text
     * @throws io.fabric8.kubernetes.client.KubernetesClientException with 422 when a test in the patch fails, 404 when
     *     there is no such object
     */
    Stored patch(String name, ArrayNode operations);

    /** Deletes an object, if it is there. */
    void delete(String name);

    /** Watches all objects with a label, and relists by itself after a lost connection, until closed. */
    AutoCloseable watch(String label, String value, Consumer<Stored> seen, Consumer<Stored> gone);
}
