package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Health;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges a CronJob by its last run. Runs of a template that it had before tell nothing about the present one, which is
 * tried at the next time of the schedule.
 */
final class CronJobHealth {

    private CronJobHealth() {}

    static Verdict judge(World world) {
        KubeObject cronJob = world.workload();
        if (cronJob.at("spec", "suspend").asBoolean()) {
            return Verdict.of(
                    Health.SUSPENDED,
                    cronJob.ref() + " is suspended, so it does not run; let it run again: kubectl patch "
                            + cronJob.ref() + " -p '{\"spec\":{\"suspend\":false}}'",
                    Counts.NONE);
        }
        Optional<KubeObject> last = lastRun(world.children());
        Instant since = last.flatMap(j -> KubeObject.time(j.at("metadata", "creationTimestamp")))
                .orElse(null);
        List<Trouble> refused = Verdicts.notCreated(cronJob, world, since);
        if (!refused.isEmpty()) {
            return Verdict.of(Health.PROGRESSING, "cannot create its next job", Counts.NONE)
                    .with(refused);
        }
        if (last.isEmpty()) {
            return Verdict.of(Health.HEALTHY, "has not run yet", Counts.NONE);
        }
        KubeObject job = last.get();
        if (!PodTemplate.digest(job).equals(PodTemplate.digest(cronJob))) {
            return Verdict.of(Health.HEALTHY, "has not run yet with its present template", Counts.NONE);
        }
        return ofRun(job, world);
    }

    private static Verdict ofRun(KubeObject job, World world) {
        List<KubeObject> pods = world.pods().stream()
                .filter(p -> p.controller().map(c -> c.uid().equals(job.uid())).orElse(false))
                .toList();
        Verdict run = JobHealth.judge(new World(job, List.of(), pods, world.events(), world.now()), Expected.ANY);
        return Verdict.of(run.health(), "last run " + job.ref() + ": " + run.message(), run.counts())
                .with(run.troubles());
    }

    static Optional<KubeObject> lastRun(List<KubeObject> jobs) {
        return jobs.stream().max(Comparator.comparing(j -> KubeObject.time(j.at("metadata", "creationTimestamp"))
                .orElse(Instant.EPOCH)));
    }
}
