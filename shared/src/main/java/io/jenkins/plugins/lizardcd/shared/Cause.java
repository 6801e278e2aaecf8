package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One reason why an operation failed, as exact as the cluster knows it.
 *
 * @param object {@code kind/name} of the object at fault
 * @param container name of the container at fault, or null
 * @param reason a word to search for: CrashLoopBackOff, ImagePullBackOff, CreateContainerConfigError, FailedCreate,
 *     Unschedulable, ProgressDeadlineExceeded, Unhealthy ...
 * @param message one line that a person can act on
 * @param logLines the last lines of the container's log, oldest first; empty when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cause(String object, String container, String reason, String message, List<String> logLines) {

    /** Copies the lines. */
    public Cause {
        logLines = logLines == null ? List.of() : List.copyOf(logLines);
    }
}
