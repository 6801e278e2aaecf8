package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Counts;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Trouble;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdict;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdicts;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.World;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Waits until a workload runs as expected or cannot. It looks at the watched objects, which costs nothing; before a
 * verdict is final it is confirmed by the API server.
 */
public final class Watching {

    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration NODE_PATIENCE = Duration.ofSeconds(10);
    private static final Duration TWICE = Duration.ofSeconds(1);
    private static final Duration RESTORE_PATIENCE = Duration.ofSeconds(30);

    private final Run run;
    private final Workload workload;
    private final Expected expected;
    private final boolean failFast;
    private final Observer observer;

    /**
     * Watches a workload for an operation.
     *
     * @param run the operation
     * @param workload which one
     * @param expected which of its states
     * @param failFast whether to fail as soon as it is known that it cannot run
     */
    public Watching(Run run, Workload workload, Expected expected, boolean failFast) {
        this.run = run;
        this.workload = workload;
        this.expected = expected;
        this.failFast = failFast;
        this.observer = new Observer(run.cluster(), workload);
    }

    /** What a look showed. */
    public sealed interface Look {}

    /**
     * Nothing final.
     *
     * @param progress when to look again
     */
    public record Waits(Progress progress) implements Look {}

    /**
     * It runs as expected.
     *
     * @param workload read just now
     * @param ready ready pods
     * @param desired wanted pods
     */
    public record Runs(KubeObject workload, int ready, int desired) implements Look {}

    /**
     * It does not, and will not or has had its time.
     *
     * @param verdict the last one
     * @param causes with logs
     * @param type of the failure
     */
    public record Fails(Verdict verdict, List<Cause> causes, ProblemType type) implements Look {}

    /** How it stands, told to the operation's events. */
    public Look look() throws Exception {
        Verdict verdict =
                observer.watched(expected.generation()).map(this::judge).orElse(null);
        boolean expired = run.expired();
        if (verdict != null) {
            tell(verdict);
            if (!isFinal(verdict) && !expired) {
                return waits(verdict.recheck());
            }
        }
        // All is well needs only the workload; what is wrong needs its pods.
        World world = verdict != null && verdict.health() == Health.HEALTHY ? observer.brief() : observer.live();
        verdict = judge(world);
        tell(verdict);
        if (verdict.health() == Health.HEALTHY) {
            return new Runs(
                    world.workload(), verdict.counts().ready(), verdict.counts().desired());
        }
        if (isFinal(verdict)) {
            Optional<Look> doubt = expired ? Optional.empty() : doubt(verdict);
            return doubt.isPresent() ? doubt.get() : new Fails(verdict, causes(verdict), verdict.type());
        }
        return expired
                ? new Fails(verdict, causes(verdict), ProblemType.TIMEOUT)
                : waits(shorter(verdict.recheck(), observer.watched(0).isPresent() ? SOON : verdict.recheck()));
    }

    /** What is there now, as far as it is known. */
    World world() {
        return observer.watched(expected.generation()).orElseGet(observer::live);
    }

    /** What is there now, by the API server. */
    World live() {
        return observer.live();
    }

    /** How it stands now, as far as it is known. */
    public Verdict now() {
        return observer.watched(expected.generation()).map(this::judge).orElseGet(() -> judge(observer.brief()));
    }

    /**
     * How a workload stands now that was put back. Pods of the failed version that a StatefulSet would wait for without
     * end are deleted.
     */
    public Verdict restored() throws Exception {
        Verdict verdict = now();
        boolean late = expected.since() != null
                && Instant.now().isAfter(expected.since().plus(RESTORE_PATIENCE));
        if (workload.kind() != WorkloadKind.STATEFULSET
                || verdict.health() != Health.PROGRESSING
                || !verdict.stuck() && !late) {
            return verdict;
        }
        World world = observer.live();
        new StuckPods(run).delete(world, expected);
        return judge(world);
    }

    private Verdict judge(World world) {
        return Verdicts.of(workload.toString(), world, expected);
    }

    private boolean isFinal(Verdict verdict) {
        return verdict.ended() || failFast && verdict.stuck();
    }

    private List<Cause> causes(Verdict verdict) {
        return new Diagnosis(run.cluster()).causes(verdict);
    }

    private Waits waits(Duration atMost) {
        return new Waits(Progress.waitFor(workload.toString(), atMost));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** A verdict that is not to be believed at once. */
    private Optional<Look> doubt(Verdict verdict) throws Exception {
        if (verdict.stuck() && new Diagnosis(run.cluster()).nodesWillCome(verdict)) {
            run.tell("nodes", Level.INFO, "waits for the cluster autoscaler, which has started a node", null);
            return Optional.of(waits(NODE_PATIENCE));
        }
        boolean deadline =
                verdict.troubles().stream().anyMatch(t -> t.cause().reason().equals("ProgressDeadlineExceeded"));
        if (deadline && expected.since() == null) {
            // Without a write of our own nobody knows whose deadline it was: it must still stand after a while.
            Instant first = run.note("deadline-seen", Instant.class, Instant::now);
            if (Duration.between(first, Instant.now()).compareTo(TWICE) < 0) {
                return Optional.of(waits(TWICE));
            }
        }
        return Optional.empty();
    }

    private void tell(Verdict verdict) {
        Counts counts = verdict.counts();
        if (verdict.health() == Health.PROGRESSING || verdict.health() == Health.HEALTHY) {
            EventData data = new EventData.Progressed(
                    workload.toString(), counts.updated(), counts.ready(), counts.available(), counts.desired());
            run.tell("progress", Level.INFO, verdict.message(), data);
        }
        // What ends the wait is told as the cause of the failure, with the last lines of the log.
        for (Trouble trouble : isFinal(verdict) ? List.<Trouble>of() : verdict.troubles()) {
            Cause cause = trouble.cause();
            if (trouble.recheck() == null && !cause.reason().equals("Unhealthy")) {
                run.tell("trouble/" + cause.object(), Level.WARNING, cause.message(), new EventData.Troubled(cause));
            }
        }
    }
}
