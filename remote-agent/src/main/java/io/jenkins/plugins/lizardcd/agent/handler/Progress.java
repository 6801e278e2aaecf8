package io.jenkins.plugins.lizardcd.agent.handler;

import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.time.Duration;
import java.util.Set;

/** How an operation goes on after a call of its handler. */
public sealed interface Progress {

    /**
     * Call again when one of the objects changes, when the operation is cancelled or out of time, and at the latest
     * after the given time.
     *
     * @param objects {@code kind/name} of objects; a change of anything they own counts too
     * @param atMost longest pause
     */
    record Wait(Set<String> objects, Duration atMost) implements Progress {}

    /**
     * The operation has succeeded.
     *
     * @param result what it returns
     */
    record Done(Result result) implements Progress {}

    /**
     * The operation has ended without success.
     *
     * @param phase failed, rolledBack or cancelled
     * @param failure why
     */
    record Failed(Phase phase, Failure failure) implements Progress {}

    /**
     * See {@link Wait}.
     *
     * @param object {@code kind/name}
     * @param atMost longest pause
     */
    static Progress waitFor(String object, Duration atMost) {
        return new Wait(Set.of(object), atMost);
    }

    /**
     * See {@link Done}.
     *
     * @param result what the operation returns
     */
    static Progress done(Result result) {
        return new Done(result);
    }

    /**
     * Ends the operation with a problem: as cancelled when that is what the problem says, else as failed.
     *
     * @param problem why
     */
    static Progress ended(ProblemException problem) {
        return failed(Failure.of(problem.problem().type(), problem.problem().detail()));
    }

    /**
     * Ends the operation as failed, or as cancelled when that is why.
     *
     * @param failure why
     */
    static Progress failed(Failure failure) {
        return new Failed(failure.type() == ProblemType.CANCELLED ? Phase.CANCELLED : Phase.FAILED, failure);
    }
}
