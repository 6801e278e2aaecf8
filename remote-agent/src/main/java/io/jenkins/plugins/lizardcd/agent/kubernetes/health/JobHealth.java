package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Health;
import java.util.ArrayList;
import java.util.List;

/** Judges a Job: healthy when it is complete. Crashes are its own affair up to its backoffLimit. */
final class JobHealth {

    private JobHealth() {}

    static Verdict judge(World world, Expected expected) {
        KubeObject job = world.workload();
        int desired = job.at("spec", "completions")
                .asInt(job.at("spec", "parallelism").asInt(1));
        int succeeded = job.number("status", "succeeded");
        int failed = job.number("status", "failed");
        int active = job.number("status", "active");
        Counts counts = new Counts(desired, succeeded, succeeded, succeeded, active + succeeded);
        String message = succeeded + "/" + desired + " completed" + (failed > 0 ? ", " + failed + " failed" : "");
        JsonNode failure = job.condition("Failed");
        if (failure.path("status").asText().equals("True")) {
            String reason = failure.path("reason").asText("Failed");
            List<Trouble> troubles = new ArrayList<>(Verdicts.ofPods(world.pods(), world, true));
            String text = job.ref() + " failed: " + reason + ": "
                    + failure.path("message").asText();
            troubles.add(Trouble.mild(job.ref(), null, reason, text));
            return Verdict.of(Health.DEGRADED, text, counts).with(troubles);
        }
        if (job.isTrue("Complete")) {
            return Verdict.of(Health.HEALTHY, message, counts);
        }
        if (job.at("spec", "suspend").asBoolean()) {
            return Verdict.of(Health.SUSPENDED, job.ref() + " is suspended", counts);
        }
        List<Trouble> troubles = new ArrayList<>(Verdicts.ofPods(world.pods(), world, true));
        if (active == 0) {
            troubles.addAll(Verdicts.notCreated(job, world, expected.since()));
        }
        return Verdict.of(Health.PROGRESSING, message, counts).with(troubles);
    }
}
