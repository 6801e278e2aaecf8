package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Counts;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdict;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdicts;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.World;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import io.jenkins.plugins.lizardcd.shared.WorkloadStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The health of all workloads of a namespace, with one list request per kind. */
final class NamespaceReader {

    private static final List<Health> WORST_FIRST =
            List.of(Health.DEGRADED, Health.MISSING, Health.PROGRESSING, Health.SUSPENDED, Health.HEALTHY);

    private final Cluster cluster;
    private final Map<String, List<KubeObject>> owned = new HashMap<>();

    NamespaceReader(Cluster cluster) {
        this.cluster = cluster;
    }

    /** All workloads that are not owned by another one, by kind and name. */
    List<WorkloadStatus> workloads() {
        List<KubeObject> all = new ArrayList<>();
        for (WorkloadKind kind : WorkloadKind.values()) {
            for (KubeObject object : list(kind)) {
                object.controller()
                        .ifPresentOrElse(
                                c -> owned.computeIfAbsent(c.uid(), k -> new ArrayList<>())
                                        .add(object),
                                () -> all.add(object));
            }
        }
        Instant now = Instant.now();
        return all.stream()
                .map(o -> status(o, now))
                .sorted(Comparator.comparing(WorkloadStatus::workload))
                .toList();
    }

    // A Role without some kind still shows the others.
    private List<KubeObject> list(WorkloadKind kind) {
        try {
            ApiResource resource = cluster.resource(kind);
            return cluster.list(resource, null, null);
        } catch (ProblemException e) {
            if (e.problem().type() == ProblemType.MISSING_PERMISSION) {
                return List.of();
            }
            throw e;
        }
    }

    private WorkloadStatus status(KubeObject object, Instant now) {
        List<KubeObject> direct = owned.getOrDefault(object.uid(), List.of());
        List<KubeObject> pods = new ArrayList<>(direct);
        direct.forEach(o -> pods.addAll(owned.getOrDefault(o.uid(), List.of())));
        pods.removeIf(o -> !o.kind().equals("Pod"));
        List<KubeObject> children =
                direct.stream().filter(o -> !o.kind().equals("Pod")).toList();
        World world = new World(object, children, pods, Map.of(), now);
        return status(object, Verdicts.of(object.ref(), world, Expected.ANY), Verdicts.revision(object));
    }

    /** A verdict as a read shows it: what is stuck counts as degraded. */
    static WorkloadStatus status(KubeObject object, Verdict verdict, long revision) {
        Counts counts = verdict.counts();
        Map<String, String> images =
                PodTemplate.images(object.kind().equals("Pod") ? object.json() : PodTemplate.of(object));
        return new WorkloadStatus(
                object.ref(),
                verdict.stuck() ? Health.DEGRADED : verdict.health(),
                verdict.message(),
                revision > 0 ? revision : null,
                counts.desired(),
                counts.updated(),
                counts.ready(),
                counts.available(),
                images,
                verdict.causes());
    }

    static Health worst(List<WorkloadStatus> workloads) {
        return workloads.stream()
                .map(WorkloadStatus::health)
                .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                .orElse(Health.HEALTHY);
    }
}
