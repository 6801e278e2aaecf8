package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdict;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The course of every operation that changes a workload: snapshot, plan, guarded write, wait for the truth, and on
 * failure the causes, then the way back. Each decision is noted, so that a restarted agent goes on at the same point.
 */
final class Rollout {

    private static final Duration RESTORE_LIMIT = Duration.ofMinutes(5);
    private static final Duration UNSTICK_RECHECK = Duration.ofSeconds(1);

    private final Run run;
    private final Ask ask;
    private final Edit edit;

    Rollout(Run run, Ask ask, Edit edit) {
        this.run = run;
        this.ask = ask;
        this.edit = edit;
    }

    /**
     * The plan as it was made first.
     *
     * @param changes what is changed; empty when nothing has to be
     */
    record Planned(List<Change> changes) {
        /** Name of its note. */
        static final String NOTE = "plan";
    }

    Progress advance() throws Exception {
        Optional<Failing> failing = run.noted(Failing.NOTE, Failing.class);
        if (failing.isPresent()) {
            return back(failing.get());
        }
        KubeObject seen = null;
        Optional<Planned> noted = run.noted(Planned.NOTE, Planned.class);
        if (noted.isEmpty()) {
            Optional<Progress> ended = endedBeforeWriting();
            if (ended.isPresent()) {
                return ended.get();
            }
            seen = run.cluster().get(ask.workload());
            Edit.Plan plan = begin(seen);
            if (run.dryRun()) {
                return planned(seen, plan);
            }
        }
        Planned planned = run.noted(Planned.NOTE, Planned.class).orElseThrow();
        return planned.changes().isEmpty() ? unchanged(seen) : changed(seen, planned);
    }

    private Edit.Plan begin(KubeObject seen) throws Exception {
        if (ask.rolls()
                && (ask.await() || ask.unstick())
                && seen.at("spec", "paused").asBoolean()) {
            throw Problems.unprocessable(ask.workload() + " is paused, so nothing would roll out; resume it first"
                    + " (kubectl rollout resume " + ask.workload() + "), or do not wait");
        }
        Edit.Plan plan = edit.plan(seen);
        boolean history = ask.workload().kind() == WorkloadKind.STATEFULSET
                || ask.workload().kind() == WorkloadKind.DAEMONSET;
        long revision = history && !run.dryRun() ? new Revisions(run.cluster(), seen).current() : 0;
        run.note(Snapshot.NOTE, Snapshot.class, () -> Snapshot.of(ask.workload(), seen, revision));
        run.note(Planned.NOTE, Planned.class, () -> new Planned(plan.changes()));
        return plan;
    }

    private Progress planned(KubeObject seen, Edit.Plan plan) {
        if (!plan.nothing()) {
            writer().plan(seen, plan);
        }
        plan.changes().forEach(c -> run.tell("plan/" + c.field(), Level.INFO, "would change " + text(c), null));
        Snapshot snapshot = run.noted(Snapshot.NOTE, Snapshot.class).orElseThrow();
        return Progress.done(new Result(Outcome.PLANNED, plan.changes(), Values.of(snapshot, null, 0)));
    }

    private Writer writer() {
        return new Writer(run, ask.workload(), edit, ask.changeCause());
    }

    private Progress unchanged(KubeObject seen) throws Exception {
        run.tell("plan", Level.INFO, edit.nothing(ask.workload().toString()), null);
        KubeObject object = seen;
        Written found = run.note(
                "found",
                Written.class,
                () -> Written.found(object == null ? run.cluster().get(ask.workload()) : object));
        return watch(found, null, Outcome.UNCHANGED, List.of());
    }

    private Progress changed(KubeObject seen, Planned planned) throws Exception {
        Writer writer = writer();
        Written written = run.act(Written.ACT, planned, Written.class, again -> {
            // What was begun must be finished first: perhaps it has written already.
            if (!again) {
                refuseLate();
            }
            return writer.write(seen, planned.changes(), again);
        });
        planned.changes().forEach(c -> run.tell("change/" + c.field(), Level.INFO, text(c), new EventData.Changed(c)));
        return watch(written, writer.answer(), Outcome.SUCCEEDED, planned.changes());
    }

    private static String text(Change change) {
        String from = change.from() == null ? "(none)" : change.from();
        String to = change.to() == null ? "(removed)" : change.to();
        return change.object() + ": " + change.field() + " " + from + " -> " + to;
    }

    private Progress watch(Written written, KubeObject answer, Outcome outcome, List<Change> changes) throws Exception {
        Snapshot snapshot = run.noted(Snapshot.NOTE, Snapshot.class).orElseThrow();
        boolean watchable = ask.workload().kind() != WorkloadKind.CRONJOB && !(snapshot.paused() && !ask.rolls());
        if (!ask.await() || !watchable) {
            boolean read = outcome != Outcome.UNCHANGED && answer == null;
            return done(outcome, changes, read ? run.cluster().get(ask.workload()) : answer, 0);
        }
        Expected expected = ask.rolls() ? written.expected() : written.expectedOfAnyTemplate();
        Watching watching = new Watching(run, ask.workload(), expected, ask.failFast());
        boolean unstick = ask.unstick() && ask.workload().kind() == WorkloadKind.STATEFULSET;
        if (unstick) {
            new StuckPods(run).delete(watching.world(), expected);
        }
        if (run.cancel().isPresent()) {
            return cancelled(run.cancel().get(), watching.now());
        }
        Watching.Look look = watching.look();
        if (look instanceof Watching.Waits waits) {
            return waits.progress();
        }
        if (look instanceof Watching.Runs runs) {
            return done(outcome, changes, runs.workload(), runs.ready());
        }
        if (unstick && new StuckPods(run).delete(watching.live(), expected)) {
            // The controller saw the template between our two looks: what held it up is only now known.
            return Progress.waitFor(ask.workload().toString(), UNSTICK_RECHECK);
        }
        Watching.Fails fails = (Watching.Fails) look;
        return fail(fails.verdict(), fails.causes(), fails.type());
    }

    private Progress done(Outcome outcome, List<Change> changes, KubeObject now, int ready) throws Exception {
        Snapshot snapshot = run.noted(Snapshot.NOTE, Snapshot.class).orElseThrow();
        long revision = now == null ? snapshot.revision() : new Revisions(run.cluster(), now).current();
        if (outcome == Outcome.SUCCEEDED && revision > 0 && revision != snapshot.revision()) {
            run.tell(
                    "revision",
                    Level.INFO,
                    "revision " + (snapshot.revision() > 0 ? snapshot.revision() : "(none)") + " -> " + revision,
                    null);
        }
        return Progress.done(new Result(outcome, changes, Values.of(snapshot, now, revision, ready)));
    }

    /** After a restart of the agent there may be no time left, or no wish, before anything was written. */
    private void refuseLate() {
        Optional<Progress> ended = endedBeforeWriting();
        if (ended.isPresent()) {
            Failure failure = ((Progress.Failed) ended.get()).failure();
            throw new ProblemException(failure.type(), failure.message());
        }
    }

    private Optional<Progress> endedBeforeWriting() {
        if (run.cancel().isPresent()) {
            CancelRequest cancel = run.cancel().get();
            String message = ask.workload() + " was not changed: cancelled before (" + cancel.reason() + ")";
            return Optional.of(new Progress.Failed(Phase.CANCELLED, Failure.of(ProblemType.CANCELLED, message)));
        }
        if (run.expired()) {
            String message = ask.workload() + " was not changed: the time ran out before it could be";
            return Optional.of(Progress.failed(Failure.of(ProblemType.TIMEOUT, message)));
        }
        return Optional.empty();
    }

    private Progress cancelled(CancelRequest cancel, Verdict verdict) throws Exception {
        String by = cancel.by() == null ? "" : " by " + cancel.by();
        String message = ask.workload() + ": cancelled" + by + " (" + cancel.reason() + ") at " + verdict.message();
        Failure failure = new Failure(ProblemType.CANCELLED, message, List.of(), byHand());
        return decide(failure, Phase.CANCELLED, run.onAbort() == OnAbort.ROLLBACK);
    }

    private Progress fail(Verdict verdict, List<Cause> causes, ProblemType type) throws Exception {
        boolean late = type == ProblemType.TIMEOUT;
        String why = causes.isEmpty() ? verdict.message() : causes.get(0).message();
        String after = Times.describe(Duration.between(run.startedAt(), Instant.now()));
        String message = ask.workload() + (late ? " is not complete after " : " failed after ") + after + ": " + why
                + (late && !causes.isEmpty() ? " (at " + verdict.message() + ")" : "");
        causes.forEach(c -> run.tell("cause/" + c.object(), Level.ERROR, c.message(), new EventData.Troubled(c)));
        Failure failure = new Failure(type, message, causes, byHand());
        boolean written = run.noted(Written.ACT, Written.class).isPresent();
        boolean wanted = ask.rollbackOnFailure() || late && run.onAbort() == OnAbort.ROLLBACK;
        boolean possible = type != ProblemType.SUPERSEDED && type != ProblemType.NOT_FOUND;
        return decide(failure, Phase.FAILED, written && wanted && possible);
    }

    private Progress decide(Failure failure, Phase phase, boolean restore) throws Exception {
        Failing failing = run.note(
                Failing.NOTE,
                Failing.class,
                () -> new Failing(failure, phase, restore, Instant.now().plus(RESTORE_LIMIT)));
        return back(failing);
    }

    private Progress back(Failing failing) throws Exception {
        if (!failing.restore()) {
            return new Progress.Failed(failing.phase(), failing.failure());
        }
        run.puttingBack(failing.restoreUntil());
        Snapshot snapshot = run.noted(Snapshot.NOTE, Snapshot.class).orElseThrow();
        Written written = run.noted(Written.ACT, Written.class).orElseThrow();
        Restore.Step step = new Restore(run, snapshot, written).advance(failing.restoreUntil());
        if (step instanceof Restore.Waiting waiting) {
            return waiting.progress();
        }
        Restore.Ended ended = (Restore.Ended) step;
        Failure failure = failing.failure();
        Failure told = new Failure(
                failure.type(), failure.message() + ". " + ended.message(), failure.causes(), failure.byHand());
        return new Progress.Failed(ended.verified() ? Phase.ROLLED_BACK : failing.phase(), told);
    }

    private String byHand() {
        return "kubectl -n " + run.namespace() + " rollout history " + ask.workload();
    }
}
