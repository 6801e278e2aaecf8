package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdicts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The history of a workload: ReplicaSets of a Deployment, ControllerRevisions of a StatefulSet or DaemonSet. */
final class Revisions {

    private final Cluster cluster;
    private final KubeObject workload;

    Revisions(Cluster cluster, KubeObject workload) {
        this.cluster = cluster;
        this.workload = workload;
    }

    /**
     * One entry.
     *
     * @param number its revision
     * @param template its pod template
     * @param changeCause what was noted with it, or null
     * @param name of the object that holds it
     */
    record Revision(long number, JsonNode template, String changeCause, String name) {}

    /** All that are kept, oldest first. */
    List<Revision> all() {
        boolean deployment = workload.kind().equals("Deployment");
        ApiResource resource = deployment ? ApiResource.REPLICASETS : ApiResource.REVISIONS;
        String selector = Observer.selector(workload.at("spec", "selector"));
        return cluster.list(resource, selector, null).stream()
                .filter(o ->
                        o.controller().map(c -> c.uid().equals(workload.uid())).orElse(false))
                .map(o -> deployment ? ofReplicaSet(o) : ofControllerRevision(o))
                .filter(r -> r.number() > 0)
                .sorted(Comparator.comparingLong(Revision::number))
                .toList();
    }

    /** The number of the present one; 0 for a kind without history. */
    long current() {
        return switch (workload.kind()) {
            case "Deployment" -> Verdicts.revision(workload);
            case "StatefulSet", "DaemonSet" ->
                current(all()).map(Revision::number).orElse(0L);
            default -> 0;
        };
    }

    /** The present one, by its template: the controllers' own bookkeeping lags behind a write. */
    Optional<Revision> current(List<Revision> all) {
        String digest = PodTemplate.digest(workload);
        return all.stream()
                .filter(r -> PodTemplate.digest(r.template()).equals(digest))
                .reduce((a, b) -> b);
    }

    private static Revision ofReplicaSet(KubeObject replicaSet) {
        JsonNode template = PodTemplate.of(replicaSet).deepCopy();
        if (template.path("metadata").path("labels") instanceof ObjectNode labels) {
            labels.remove(PodTemplate.HASH_LABEL);
        }
        return new Revision(
                Verdicts.revision(replicaSet),
                template,
                replicaSet.annotation(Audit.CHANGE_CAUSE).orElse(null),
                replicaSet.name());
    }

    private static Revision ofControllerRevision(KubeObject revision) {
        JsonNode template = revision.at("data", "spec", "template").deepCopy();
        if (template instanceof ObjectNode object) {
            object.remove("$patch");
        }
        return new Revision(
                revision.at("revision").asLong(),
                template,
                revision.annotation(Audit.CHANGE_CAUSE).orElse(null),
                revision.name());
    }
}
