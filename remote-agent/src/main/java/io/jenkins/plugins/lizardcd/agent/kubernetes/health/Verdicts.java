package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.Events;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges workloads: whether what was written runs, is on its way, or cannot get there. */
public final class Verdicts {

    private static final Duration CREATE_GRACE = Duration.ofSeconds(3);

    private Verdicts() {}

    /**
     * Judges a workload.
     *
     * @param ref {@code kind/name}, for messages about one that does not exist
     * @param world what was read
     * @param expected which of its states the verdict is about
     */
    public static Verdict of(String ref, World world, Expected expected) {
        KubeObject workload = world.workload();
        if (workload == null) {
            return Verdict.missing(
                    ref + " does not exist" + (expected.uid() == null ? "" : " any more: it was deleted"));
        }
        if (expected.uid() != null && !expected.uid().equals(workload.uid())) {
            return Verdict.missing(ref + " was deleted and created anew by somebody else");
        }
        if (workload.deleting()) {
            return Verdict.missing(ref + " is being deleted");
        }
        Optional<Verdict> other = superseded(workload, expected);
        if (other.isPresent()) {
            return other.get();
        }
        Verdict verdict = judge(world, expected);
        return verdict.health() == Health.HEALTHY ? settled(verdict, world) : verdict;
    }

    private static Verdict judge(World world, Expected expected) {
        KubeObject workload = world.workload();
        return switch (workload.kind()) {
            case "Deployment" -> new DeploymentHealth(world, expected).judge();
            case "StatefulSet" -> new StatefulSetHealth(world, expected).judge();
            case "DaemonSet" -> new DaemonSetHealth(world, expected).judge();
            case "ReplicaSet" -> ReplicaSetHealth.judge(world, expected);
            case "Job" -> JobHealth.judge(world, expected);
            case "CronJob" -> CronJobHealth.judge(world);
            case "Pod" -> PodHealth.judge(world);
            default -> ObjectHealth.judge(workload);
        };
    }

    /** Without a readiness probe a container counts as ready also in the moments between two crashes. */
    private static Verdict settled(Verdict verdict, World world) {
        List<KubeObject> pods =
                switch (world.workload().kind()) {
                    case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> world.pods();
                    case "Pod" -> List.of(world.workload());
                    default -> List.of();
                };
        List<Trouble> crashed = pods.stream()
                .flatMap(pod -> PodTroubles.justRestarted(pod, world).stream())
                .toList();
        return crashed.isEmpty()
                ? verdict
                : Verdict.of(Health.PROGRESSING, verdict.message(), verdict.counts())
                        .with(crashed);
    }

    private static Optional<Verdict> superseded(KubeObject workload, Expected expected) {
        long revision = revision(workload);
        boolean later = expected.revision() > 0
                && revision != expected.revision()
                && workload.observedGeneration() >= workload.generation();
        boolean changed = expected.template() != null && !expected.template().equals(PodTemplate.digest(workload));
        if (!later && !changed) {
            return Optional.empty();
        }
        boolean seen = workload.observedGeneration() >= workload.generation() && revision > 0;
        String what = seen ? "revision " + revision : "a later change";
        String message = workload.ref() + " is superseded by " + what + ": somebody else changed it"
                + Managers.lastWriter(workload).map(m -> " (" + m + ")").orElse("");
        return Optional.of(Verdict.superseded(message, Counts.NONE));
    }

    /**
     * The run of a CronJob that began last.
     *
     * @param jobs those that it controls
     */
    public static Optional<KubeObject> lastRun(List<KubeObject> jobs) {
        return CronJobHealth.lastRun(jobs);
    }

    /**
     * The revision of a Deployment or ReplicaSet.
     *
     * @param object of any kind
     * @return 0 when it has none in its annotations
     */
    public static long revision(KubeObject object) {
        return object.annotation("deployment.kubernetes.io/revision")
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** The controller has not acted on the wanted generation yet. */
    static Optional<Verdict> unseen(KubeObject workload, Expected expected, Counts counts) {
        long wanted = Math.max(workload.generation(), expected.generation());
        if (workload.observedGeneration() >= wanted) {
            return Optional.empty();
        }
        String message = "waits for its controller to see generation " + wanted;
        return Optional.of(Verdict.of(Health.PROGRESSING, message, counts));
    }

    /** Troubles of all given pods, the fatal ones first, each kind of trouble once per container name. */
    static List<Trouble> ofPods(List<KubeObject> pods, World world, boolean mayCrash) {
        List<Trouble> all = new ArrayList<>();
        pods.forEach(p -> all.addAll(PodTroubles.of(p, world, mayCrash)));
        return all;
    }

    /**
     * Pods that could not even be created: quota, Pod Security, a webhook. Only the events of the creator tell.
     *
     * @param creator ReplicaSet, StatefulSet, DaemonSet or Job; or a CronJob, whose jobs are refused
     * @param since events before this do not count; null for all
     */
    static List<Trouble> notCreated(KubeObject creator, World world, Instant since) {
        return world.events(creator).stream()
                .filter(e -> e.text("reason").equals("FailedCreate"))
                .filter(e -> since == null || !Events.lastSeen(e).isBefore(since))
                .reduce((a, b) -> b)
                .map(e -> {
                    Instant first = KubeObject.time(e.at("firstTimestamp")).orElse(Events.lastSeen(e));
                    Duration age = world.age(since != null && first.isBefore(since) ? since : first);
                    return notCreated(creator, e.text("message"), age);
                })
                .stream()
                .toList();
    }

    static Trouble notCreated(KubeObject creator, String message, Duration age) {
        String what = creator.kind().equals("CronJob") ? " cannot create its job: " : " cannot create pods: ";
        String text = creator.ref() + what + message;
        return Trouble.lasting(Trouble.fatal(creator.ref(), null, "FailedCreate", text), age, CREATE_GRACE);
    }

    /** Time of a condition. */
    static Optional<Instant> time(JsonNode condition, String field) {
        return KubeObject.time(condition.path(field));
    }
}
