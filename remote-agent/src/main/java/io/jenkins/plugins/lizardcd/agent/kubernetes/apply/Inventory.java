package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.agent.client.RetryableException;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a set of manifests has brought into the namespace, remembered in a ConfigMap. */
final class Inventory {

    private static final String OBJECTS = "objects";
    private static final int TRIES = 5;

    private final Cluster cluster;
    private final ApiResource configMaps;
    private final String name;

    Inventory(Cluster cluster, String set) {
        this.cluster = cluster;
        this.configMaps = cluster.resource("v1", "ConfigMap");
        this.name = "lizardcd-set-" + set;
    }

    /**
     * An object of the set.
     *
     * @param apiVersion such as {@code apps/v1}
     * @param kind such as {@code Deployment}
     * @param name its name
     */
    record Entry(String apiVersion, String kind, String name) {

        static Entry of(ManifestObject object) {
            return new Entry(object.document().apiVersion(), object.document().kind(), object.name());
        }

        /** Whether it is the same object, perhaps in another version. */
        boolean same(Entry other) {
            return kind.equals(other.kind) && name.equals(other.name) && group().equals(other.group());
        }

        String group() {
            int slash = apiVersion.indexOf('/');
            return slash < 0 ? "" : apiVersion.substring(0, slash);
        }
    }

    /** All that the set holds. */
    List<Entry> entries() {
        return cluster.find(configMaps, name).map(Inventory::parse).orElse(List.of());
    }

    /** Whether it has all of them, just so. */
    boolean holds(Collection<Entry> all) {
        return Set.copyOf(entries()).containsAll(all);
    }

    private static List<Entry> parse(KubeObject object) {
        String text = object.text("data", OBJECTS);
        return text.isEmpty() ? List.of() : List.of(Json.read(text, Entry[].class));
    }

    /** Adds and removes objects; nothing is written when that changes nothing. */
    void update(Collection<Entry> add, Collection<Entry> remove) {
        for (int i = 0; i < TRIES; i++) {
            Optional<KubeObject> found = cluster.find(configMaps, name);
            List<Entry> before = found.map(Inventory::parse).orElse(List.of());
            Set<Entry> after = new LinkedHashSet<>(before);
            after.removeIf(e -> add.stream().anyMatch(e::same) && !add.contains(e));
            after.addAll(add);
            after.removeIf(e -> remove.stream().anyMatch(e::same));
            if (found.isPresent() && List.copyOf(after).equals(before)) {
                return;
            }
            try {
                write(found, new ArrayList<>(after));
                return;
            } catch (ConflictException e) {
                // Somebody else wrote it; look again.
                continue;
            }
        }
        throw new RetryableException(
                "configmap/" + name + " changed " + TRIES + " times while it was being written", null);
    }

    private void write(Optional<KubeObject> found, List<Entry> entries) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.withObject("/data").put(OBJECTS, Json.write(entries));
        if (found.isPresent()) {
            cluster.patch(configMaps, found.get(), PatchType.MERGE, object);
            return;
        }
        object.put("apiVersion", "v1").put("kind", "ConfigMap");
        object.withObject("/metadata").put("name", name);
        object.withObject("/metadata/labels").put("lizardcd.io/record", "set");
        cluster.create(configMaps, object);
    }
}
