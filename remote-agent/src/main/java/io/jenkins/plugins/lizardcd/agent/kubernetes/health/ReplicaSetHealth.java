package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a ReplicaSet. */
final class ReplicaSetHealth {

    private ReplicaSetHealth() {}

    static Verdict judge(World world, Expected expected) {
        KubeObject set = world.workload();
        int desired = set.at("spec", "replicas").asInt(1);
        int total = set.number("status", "replicas");
        int available = set.number("status", "availableReplicas");
        Counts counts = new Counts(desired, total, set.number("status", "readyReplicas"), available, total);
        Optional<Verdict> unseen = Verdicts.unseen(set, expected, counts);
        if (unseen.isPresent()) {
            return unseen.get();
        }
        String message = total + "/" + desired + " created, " + available + " available";
        if (total == desired && available >= desired) {
            return Verdict.of(Health.HEALTHY, message, counts);
        }
        List<Trouble> troubles = new ArrayList<>(Verdicts.ofPods(world.pods(), world, false));
        JsonNode failure = set.condition("ReplicaFailure");
        if (failure.path("status").asText().equals("True") && total < desired) {
            Duration age =
                    Verdicts.time(failure, "lastTransitionTime").map(world::age).orElse(Duration.ZERO);
            troubles.add(Verdicts.notCreated(set, failure.path("message").asText(), age));
        }
        return Verdict.of(Health.PROGRESSING, message, counts).with(troubles);
    }
}
