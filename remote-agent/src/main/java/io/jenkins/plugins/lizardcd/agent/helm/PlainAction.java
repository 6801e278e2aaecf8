package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** An operation that is one call of helm, begun again when it was lost with its agent. */
final class PlainAction {

    private final Run run;
    private final HelmRun helm;
    private final String step;
    private final String what;

    /**
     * One call of helm.
     *
     * @param step begins the names of its steps in the journal
     * @param what what it is, for people
     */
    PlainAction(Run run, HelmRun helm, String step, String what) {
        this.run = run;
        this.helm = helm;
        this.step = step;
        this.what = what;
    }

    /**
     * Moves it on.
     *
     * @param call the call
     * @param done whether a lost call has done its work
     * @param result what to return
     * @param causes why it failed
     */
    Progress advance(
            Callable<HelmCall> call, Callable<Boolean> done, Callable<Result> result, Callable<List<Cause>> causes)
            throws Exception {
        for (int attempt = 1; attempt <= HelmRun.ATTEMPTS; attempt++) {
            if (attempt > 1 && (run.cancel().isPresent() || run.expired())) {
                return failed(causes, "the agent ended before helm did");
            }
            Optional<Optional<Upgrade.End>> end = helm.process(
                    step + attempt,
                    Upgrade.End.class,
                    call,
                    e -> new Upgrade.End(e.exit(), e.exit() == 0 ? null : HelmMessage.of(e)));
            if (end.isEmpty()) {
                run.tell("helm", Level.INFO, "helm does the " + what, null);
                return helm.waits();
            }
            if (end.get().isPresent()) {
                Upgrade.End known = end.get().get();
                return known.exit() == 0 ? Progress.done(result.call()) : failed(causes, known.error());
            }
            run.tell(
                    "lost/" + attempt,
                    Level.WARNING,
                    "the agent ended before helm did; looks what helm has done",
                    null);
            if (run.note("lost/" + attempt, Boolean.class, done::call)) {
                return Progress.done(result.call());
            }
            helm.settle();
        }
        return failed(causes, "the agent ended " + HelmRun.ATTEMPTS + " times before helm did");
    }

    private Progress failed(Callable<List<Cause>> found, String why) throws Exception {
        boolean cancelled = run.cancel().isPresent();
        List<Cause> causes = cancelled ? List.of() : found.call();
        helm.settle();
        ProblemType type =
                cancelled ? ProblemType.CANCELLED : run.expired() ? ProblemType.TIMEOUT : ProblemType.ROLLOUT_FAILED;
        String reason = causes.isEmpty() ? "helm says: " + why : causes.get(0).message() + "; helm says: " + why;
        String message = "the " + what + (cancelled ? " was stopped" : " failed: " + reason);
        return new Progress.Failed(
                cancelled ? Phase.CANCELLED : Phase.FAILED,
                new Failure(type, message, causes, "helm -n " + run.namespace() + " list --all"));
    }
}
