package io.jenkins.plugins.lizardcd.run;

import hudson.model.User;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Says why, and by whom, a build was aborted. */
final class Reasons {

    private Reasons() {}

    /** The request to end an operation of an aborted build, or of a block that has ended when there is no cause. */
    static CancelRequest cancel(Throwable cause) {
        return cause == null
                ? new CancelRequest("the block has ended", null, null)
                : new CancelRequest(of(cause), by(cause), null);
    }

    private static String of(Throwable cause) {
        if (cause instanceof FlowInterruptedException interrupted
                && !interrupted.getCauses().isEmpty()) {
            return EventLines.clean(interrupted.getCauses().stream()
                    .map(CauseOfInterruption::getShortDescription)
                    .collect(Collectors.joining("; ")));
        }
        return cause.getMessage() == null ? "the build was aborted" : EventLines.clean(cause.getMessage());
    }

    private static String by(Throwable cause) {
        if (cause instanceof FlowInterruptedException interrupted) {
            for (CauseOfInterruption reason : interrupted.getCauses()) {
                if (reason instanceof CauseOfInterruption.UserInterruption user) {
                    User found = user.getUserOrNull();
                    return found == null ? null : found.getId();
                }
            }
        }
        return null;
    }
}
