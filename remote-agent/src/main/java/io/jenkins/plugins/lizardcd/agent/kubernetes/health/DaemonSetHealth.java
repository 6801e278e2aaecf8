package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a DaemonSet. It has no progress deadline; what is wrong is told per node. */
final class DaemonSetHealth {

    private static final String GENERATION_ANNOTATION = "deprecated.daemonset.template.generation";
    private static final String GENERATION_LABEL = "pod-template-generation";

    private final World world;
    private final Expected expected;
    private final KubeObject set;

    DaemonSetHealth(World world, Expected expected) {
        this.world = world;
        this.expected = expected;
        this.set = world.workload();
    }

    Verdict judge() {
        Counts counts = new Counts(
                set.number("status", "desiredNumberScheduled"),
                set.number("status", "updatedNumberScheduled"),
                set.number("status", "numberReady"),
                set.number("status", "numberAvailable"),
                set.number("status", "currentNumberScheduled"));
        Optional<Verdict> unseen = Verdicts.unseen(set, expected, counts);
        if (unseen.isPresent()) {
            return unseen.get();
        }
        List<KubeObject> updated = updated();
        String message =
                counts.updated() + "/" + counts.desired() + " nodes updated, " + counts.available() + " available";
        if (set.text("spec", "updateStrategy", "type").equals("OnDelete")) {
            String manual = "updateStrategy is OnDelete: " + updated.size() + " of " + counts.desired()
                    + " pods run the new template, the others take it when they are deleted";
            boolean ready = counts.available() >= counts.desired();
            return Verdict.of(ready ? Health.HEALTHY : Health.PROGRESSING, manual, counts)
                    .with(perNode(updated));
        }
        boolean complete = counts.updated() >= counts.desired()
                && counts.available() >= counts.desired()
                && set.number("status", "numberUnavailable") == 0;
        if (complete) {
            return Verdict.of(Health.HEALTHY, message, counts);
        }
        List<Trouble> troubles = new ArrayList<>(perNode(updated));
        if (counts.total() < counts.desired() || counts.updated() < counts.desired()) {
            troubles.addAll(Verdicts.notCreated(set, world, expected.since()));
        }
        return Verdict.of(Health.PROGRESSING, message, counts).with(troubles);
    }

    private List<KubeObject> updated() {
        String generation = set.annotation(GENERATION_ANNOTATION).orElse("");
        return world.pods().stream()
                .filter(p -> p.label(GENERATION_LABEL).orElse("").equals(generation))
                .filter(p -> !p.deleting())
                .toList();
    }

    private List<Trouble> perNode(List<KubeObject> pods) {
        List<Trouble> troubles = new ArrayList<>();
        for (KubeObject pod : pods) {
            String node = pod.text("spec", "nodeName");
            for (Trouble trouble : PodTroubles.of(pod, world, false)) {
                troubles.add(node.isEmpty() ? trouble : on(node, trouble));
            }
        }
        return troubles;
    }

    private static Trouble on(String node, Trouble trouble) {
        Cause cause = trouble.cause();
        Cause named = new Cause(
                cause.object(),
                cause.container(),
                cause.reason(),
                "node " + node + ": " + cause.message(),
                cause.logLines());
        return new Trouble(named, trouble.fatal(), trouble.recheck(), trouble.pod(), trouble.previous());
    }
}
