package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.helm.HelmRun.Before;
import io.jenkins.plugins.lizardcd.agent.helm.Upgrade.End;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The end of an upgrade that has failed or was stopped: the reasons are collected, then the release goes back. */
final class UpgradeFailure {

    /** Exit codes above this are signals: then somebody has killed helm, and it is begun again. */
    private static final int KILLED = 128;

    private static final String RESTORE_TIMEOUT = "5m";
    private static final Duration RESTORE_LIMIT = Duration.ofMinutes(6);

    private final HelmUpgrade spec;
    private final Run run;
    private final HelmRun helm;
    private final Before before;

    UpgradeFailure(HelmUpgrade spec, Run run, HelmRun helm, Before before) {
        this.spec = spec;
        this.run = run;
        this.helm = helm;
        this.before = before;
    }

    /**
     * Helm has failed before it has written anything: nothing is to be put back.
     *
     * @param error helm's words
     */
    Progress refused(String error) {
        Optional<Failure> refusal = Refusal.of(spec.release(), error);
        return run.cancel().isEmpty() && refusal.isPresent()
                ? Progress.failed(refusal.get())
                : unchanged(Refusal.hint(error) + "helm says: " + error);
    }

    /**
     * Nothing was written.
     *
     * @param why the reason, unless somebody has cancelled it
     */
    Progress unchanged(String why) {
        if (run.cancel().isPresent()) {
            return new Progress.Failed(
                    Phase.CANCELLED,
                    Failure.of(ProblemType.CANCELLED, "stopped before release/" + spec.release() + " was changed"));
        }
        ProblemType type = run.expired() ? ProblemType.TIMEOUT : ProblemType.UNPROCESSABLE;
        return Progress.failed(Failure.of(type, "release/" + spec.release() + " was not changed: " + why));
    }

    /** After helm has failed, or was stopped. */
    Progress failed(End end) throws Exception {
        boolean restoring =
                run.noted(HelmRun.RESTORE + 1, HelmRun.Started.class).isPresent();
        // Whatever else is newer, somebody with a helm of their own has made.
        if (!restoring && !helm.made(before)) {
            return refused(end.error());
        }
        boolean cancelled = run.cancel().isPresent();
        // Found once: what follows must not depend on when it is asked.
        ProblemType type = run.note(
                "failure",
                ProblemType.class,
                () -> cancelled
                        ? ProblemType.CANCELLED
                        : run.expired()
                                        || end.error().contains("timed out")
                                        || end.error().contains("deadline exceeded")
                                ? ProblemType.TIMEOUT
                                : ProblemType.ROLLOUT_FAILED);
        List<Cause> causes = type == ProblemType.CANCELLED ? List.of() : helm.causes(before);
        if (!restoring) {
            // Not while it is rolled back: that is pending too, and alive.
            helm.settle();
        }
        String why = type == ProblemType.CANCELLED
                ? "was stopped"
                : "failed: " + (causes.isEmpty() ? "helm says: " : causes.get(0).message() + "; helm says: ")
                        + (helm.hopeless() ? "stopped, as it cannot become ready" : end.error());
        String message = "the upgrade of release/" + spec.release() + " " + why;
        String byHand = "helm -n " + run.namespace() + " history " + spec.release();
        boolean back = type == ProblemType.CANCELLED || type == ProblemType.TIMEOUT
                ? run.onAbort() == OnAbort.ROLLBACK || type == ProblemType.TIMEOUT && spec.rollbackOnFailure()
                : spec.rollbackOnFailure();
        if (!back) {
            Phase phase = type == ProblemType.CANCELLED ? Phase.CANCELLED : Phase.FAILED;
            return new Progress.Failed(phase, new Failure(type, message, causes, byHand));
        }
        Optional<Release> foreign = restoring ? Optional.empty() : helm.foreign();
        return foreign.isPresent()
                ? Progress.failed(with(
                        new Failure(type, message, causes, byHand),
                        ". Nothing was restored: somebody else has made revision "
                                + foreign.get().revision() + " since then"))
                : restore(new Failure(type, message, causes, byHand));
    }

    private Progress restore(Failure failure) throws Exception {
        if (before.revision() > 0 && before.deployed() == 0) {
            return Progress.failed(with(failure, ". Nothing was restored: no revision before it was deployed"));
        }
        run.puttingBack(
                run.note("restore-until", Instant.class, () -> Instant.now().plus(RESTORE_LIMIT)));
        boolean install = before.deployed() == 0;
        String what = install ? "uninstalled" : "rolled back to revision " + before.deployed();
        for (int attempt = 1; attempt <= HelmRun.ATTEMPTS; attempt++) {
            HelmCall call = install
                    ? new HelmCall("uninstall", spec.release(), "--ignore-not-found", "--wait")
                    : new HelmCall("rollback", spec.release(), String.valueOf(before.deployed()), "--wait")
                            .flag(spec.cleanupOnFail(), "--cleanup-on-fail")
                            .add("--history-max", String.valueOf(spec.historyMax()));
            call.add("--timeout", RESTORE_TIMEOUT);
            Optional<Optional<End>> end = helm.process(HelmRun.RESTORE + attempt, End.class, () -> call, Upgrade::end);
            if (end.isEmpty()) {
                run.tell("restore", Level.WARNING, failure.message(), null);
                return helm.waits();
            }
            // Of a way back that was lost with its agent, the release tells whether it was gone to the end.
            End known = end.get().orElse(null);
            if (known != null ? known.exit() == 0 : !install && helm.deployed(HelmRun.RESTORE + attempt)) {
                return new Progress.Failed(Phase.ROLLED_BACK, with(failure, ". The release was " + what));
            }
            helm.settle();
            if (known != null && known.exit() <= KILLED) {
                return Progress.failed(with(failure, ". It could not be " + what + ": helm says: " + known.error()));
            }
        }
        return Progress.failed(with(
                failure, ". It could not be " + what + ": helm was killed " + HelmRun.ATTEMPTS + " times over it"));
    }

    private static Failure with(Failure failure, String more) {
        return new Failure(failure.type(), failure.message() + more, failure.causes(), failure.byHand());
    }
}
