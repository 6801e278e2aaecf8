package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges a Deployment. {@code kubectl rollout status} looks at counts, kstatus at conditions; each alone is wrong for
 * moments after a revision is pushed again whose ReplicaSet still exists. So both must agree.
 */
final class DeploymentHealth {

    private static final int NO_DEADLINE = Integer.MAX_VALUE;
    private static final int DEFAULT_DEADLINE = 600;

    private final World world;
    private final Expected expected;
    private final KubeObject deployment;
    private final Counts counts;

    DeploymentHealth(World world, Expected expected) {
        this.world = world;
        this.expected = expected;
        this.deployment = world.workload();
        this.counts = new Counts(
                deployment.at("spec", "replicas").asInt(1),
                deployment.number("status", "updatedReplicas"),
                deployment.number("status", "readyReplicas"),
                deployment.number("status", "availableReplicas"),
                deployment.number("status", "replicas"));
    }

    Verdict judge() {
        if (deployment.at("spec", "paused").asBoolean()) {
            return Verdict.of(
                    Health.SUSPENDED,
                    deployment.ref() + " is paused, so nothing rolls out; resume it: kubectl rollout resume "
                            + deployment.ref(),
                    counts);
        }
        Optional<Verdict> unseen = Verdicts.unseen(deployment, expected, counts);
        if (unseen.isPresent()) {
            return unseen.get();
        }
        if (complete()) {
            return Verdict.of(Health.HEALTHY, counts.describe(), counts);
        }
        List<Trouble> troubles = troubles();
        if (deadlineExceeded()) {
            String message = deployment.ref() + " made no progress for " + deadline()
                    + "s (ProgressDeadlineExceeded), at " + counts.describe();
            List<Trouble> all = new ArrayList<>(troubles);
            all.add(Trouble.mild(deployment.ref(), null, "ProgressDeadlineExceeded", message));
            return Verdict.of(Health.DEGRADED, message, counts).with(all);
        }
        return Verdict.of(Health.PROGRESSING, counts.describe(), counts).with(troubles);
    }

    /** As the Deployment controller's own DeploymentComplete; kubectl's rollout status does not wait for a scale down. */
    private boolean complete() {
        boolean counted = counts.updated() == counts.desired()
                && counts.total() == counts.desired()
                && counts.available() >= counts.updated()
                && counts.ready() >= counts.updated();
        JsonNode progressing = deployment.condition("Progressing");
        // Without a progress deadline the controller keeps no such condition.
        boolean finished =
                deadline() == NO_DEADLINE || progressing.path("reason").asText().equals("NewReplicaSetAvailable");
        return counted && finished && deployment.isTrue("Available");
    }

    private int deadline() {
        return deployment.at("spec", "progressDeadlineSeconds").asInt(NO_DEADLINE);
    }

    /**
     * The controller does not take back ProgressDeadlineExceeded when an existing ReplicaSet is scaled up again until
     * that makes progress, so the condition may speak of an earlier rollout. It counts only when it was set a whole
     * deadline after our write; else when that time has passed and it still stands.
     */
    private boolean deadlineExceeded() {
        JsonNode progressing = deployment.condition("Progressing");
        String reason = progressing.path("reason").asText();
        if (expected.since() == null) {
            return reason.equals("ProgressDeadlineExceeded");
        }
        int seconds = deadline() == NO_DEADLINE ? DEFAULT_DEADLINE : deadline();
        Instant earliest = expected.since().plusSeconds(seconds);
        boolean past = !world.now().isBefore(earliest.plusSeconds(2));
        Instant updated = Verdicts.time(progressing, "lastUpdateTime").orElse(Instant.EPOCH);
        if (reason.equals("ProgressDeadlineExceeded")) {
            // Both times are in whole seconds, cut off.
            return past || !updated.plusSeconds(1).isBefore(earliest);
        }
        // The controller can miss that a rollout to an existing ReplicaSet has begun: the number of updated pods is the
        // same before and after. Then it keeps the condition of the rollout before and never looks at the deadline.
        boolean overlooked = reason.equals("NewReplicaSetAvailable")
                && !updated.isAfter(expected.since().plusSeconds(1));
        return deadline() != NO_DEADLINE && overlooked && past;
    }

    private List<Trouble> troubles() {
        Optional<KubeObject> current = current();
        if (current.isEmpty()) {
            return failedCreate(deployment, "Deployment").stream().toList();
        }
        KubeObject replicaSet = current.get();
        List<Trouble> found = new ArrayList<>();
        List<KubeObject> pods = world.pods().stream()
                .filter(p -> p.controller()
                        .map(o -> o.uid().equals(replicaSet.uid()))
                        .orElse(false))
                .toList();
        found.addAll(Verdicts.ofPods(pods, world, false));
        if (replicaSet.number("status", "replicas") < replicaSet.number("spec", "replicas")) {
            failedCreate(replicaSet, "ReplicaSet").ifPresent(found::add);
        }
        return found;
    }

    /** Quota, Pod Security and webhooks show only here, as the pods never come to be. */
    private Optional<Trouble> failedCreate(KubeObject object, String kind) {
        JsonNode failure = object.condition("ReplicaFailure");
        if (!failure.path("status").asText().equals("True")) {
            return Optional.empty();
        }
        Duration age =
                Verdicts.time(failure, "lastTransitionTime").map(world::age).orElse(Duration.ZERO);
        String said = failure.path("message").asText();
        return Optional.of(
                kind.equals("Deployment") && said.isEmpty()
                        ? Trouble.mild(object.ref(), null, "FailedCreate", object.ref() + " cannot create pods")
                        : Verdicts.notCreated(object, said, age));
    }

    /** The ReplicaSet of the Deployment's present template. */
    private Optional<KubeObject> current() {
        return current(deployment, world.children());
    }

    static Optional<KubeObject> current(KubeObject deployment, List<KubeObject> replicaSets) {
        String template = PodTemplate.digest(deployment);
        return replicaSets.stream()
                .filter(rs -> PodTemplate.digest(rs).equals(template))
                .min((a, b) ->
                        a.text("metadata", "creationTimestamp").compareTo(b.text("metadata", "creationTimestamp")));
    }
}
