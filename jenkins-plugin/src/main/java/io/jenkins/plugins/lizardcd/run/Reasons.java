package io.jenkins.plugins.lizardcd.run;

import hudson.model.User;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Says why, and by whom, a build was aborted. */
final class Reasons {

    private Reasons() {}

    static String of(Throwable cause) {
        if (cause instanceof FlowInterruptedException interrupted
                && !interrupted.getCauses().isEmpty()) {
            return EventLines.clean(interrupted.getCauses().stream()
                    .map(CauseOfInterruption::getShortDescription)
                    .collect(Collectors.joining("; ")));
        }
        return cause.getMessage() == null ? "the build was aborted" : EventLines.clean(cause.getMessage());
    }

    static String by(Throwable cause) {
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
