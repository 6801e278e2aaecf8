package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a StatefulSet. It has no progress deadline and is never degraded by its own word: the pods tell. */
final class StatefulSetHealth {

    private static final String REVISION = "controller-revision-hash";

    private final World world;
    private final Expected expected;
    private final KubeObject set;
    private final int desired;
    private final int partition;
    private final List<KubeObject> updated;

    StatefulSetHealth(World world, Expected expected) {
        this.world = world;
        this.expected = expected;
        this.set = world.workload();
        this.desired = set.at("spec", "replicas").asInt(1);
        this.partition = set.number("spec", "updateStrategy", "rollingUpdate", "partition");
        String revision = set.text("status", "updateRevision");
        this.updated = world.pods().stream()
                .filter(p -> p.label(REVISION).orElse("").equals(revision))
                .filter(p -> !p.deleting())
                .toList();
    }

    Verdict judge() {
        Counts counts = counts();
        Optional<Verdict> unseen = Verdicts.unseen(set, expected, counts);
        if (unseen.isPresent()) {
            return unseen.get();
        }
        if (set.text("spec", "updateStrategy", "type").equals("OnDelete")) {
            return onDelete(counts);
        }
        int wanted = Math.max(0, desired - partition);
        String step = partition > 0 ? " (partition " + partition + ")" : "";
        boolean numbers = counts.updated() >= wanted && counts.ready() >= desired && counts.total() == desired;
        boolean revisions =
                partition > 0 || set.text("status", "updateRevision").equals(set.text("status", "currentRevision"));
        String message = counts.updated() + "/" + wanted + " updated" + step + ", " + counts.ready() + " ready";
        if (numbers && revisions) {
            return Verdict.of(Health.HEALTHY, message, counts);
        }
        List<Trouble> troubles = new ArrayList<>(Verdicts.ofPods(updated, world, false));
        troubles.addAll(broken());
        // The controller does not write its status when it cannot create a pod, so the pods themselves are counted.
        if (counts.total() < desired || world.pods().size() < desired) {
            troubles.addAll(Verdicts.notCreated(set, world, expected.since()));
        }
        return Verdict.of(Health.PROGRESSING, message, counts).with(troubles);
    }

    private Verdict onDelete(Counts counts) {
        String message = "updateStrategy is OnDelete: " + updated.size() + " of " + desired
                + " pods run the new template, the others take it when they are deleted";
        return Verdict.of(counts.ready() >= desired ? Health.HEALTHY : Health.PROGRESSING, message, counts)
                .with(Verdicts.ofPods(updated, world, false));
    }

    private Counts counts() {
        int ready = set.number("status", "readyReplicas");
        // Older API servers have no availableReplicas; without minReadySeconds it is the same.
        int available = set.at("status", "availableReplicas").asInt(ready);
        int done = set.number("status", "updatedReplicas");
        return new Counts(desired, done, ready, Math.min(ready, available), set.number("status", "replicas"));
    }

    /** A pod of an older revision that is not ready holds up an ordered rollout: it is never replaced before. */
    private List<Trouble> broken() {
        if (set.text("spec", "podManagementPolicy").equals("Parallel")) {
            return List.of();
        }
        List<Trouble> blocked = new ArrayList<>();
        for (KubeObject pod : world.pods()) {
            if (!updated.contains(pod) && !pod.deleting() && !pod.isTrue("Ready")) {
                List<Trouble> why = PodTroubles.of(pod, world, false);
                String message = "pod " + pod.name() + " of the version before is not ready and holds up the ordered"
                        + " rollout; delete it if it does not recover: kubectl delete pod " + pod.name();
                // Where it cannot recover, waiting does not help (kubernetes/kubernetes#67250).
                blocked.add(
                        why.stream().anyMatch(Trouble::fatal)
                                ? Trouble.fatal(pod.ref(), null, "OrderedRolloutBlocked", message)
                                : Trouble.mild(pod.ref(), null, "OrderedRolloutBlocked", message));
                blocked.addAll(why);
            }
        }
        return blocked;
    }
}
