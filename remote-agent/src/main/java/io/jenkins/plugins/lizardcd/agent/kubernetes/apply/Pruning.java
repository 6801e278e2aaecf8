package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Deletes what a set does not contain any more. */
final class Pruning {

    private Pruning() {}

    /**
     * What was deleted.
     *
     * @param deleted {@code kind/name} each
     */
    record Pruned(List<String> deleted) {}

    static String ref(Inventory.Entry entry) {
        return entry.kind().toLowerCase(Locale.ROOT) + "/" + entry.name();
    }

    /** Deletes those that still belong to the set. */
    static Pruned run(Cluster cluster, String set, List<Inventory.Entry> entries) {
        List<String> deleted = new ArrayList<>();
        for (Inventory.Entry entry : entries) {
            ApiResource resource = cluster.resource(entry.apiVersion(), entry.kind());
            Optional<KubeObject> object = cluster.find(resource, entry.name());
            boolean ours = object.flatMap(o -> o.annotation(Manifests.SET))
                    .filter(set::equals)
                    .isPresent();
            if (ours && !object.get().deleting()) {
                Deletion.delete(cluster, resource, object.get(), "Background");
            }
            if (object.isEmpty() || ours) {
                deleted.add(ref(entry));
            }
        }
        return new Pruned(deleted);
    }
}
