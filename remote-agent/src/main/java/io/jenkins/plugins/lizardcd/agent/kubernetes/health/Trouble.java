package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import io.jenkins.plugins.lizardcd.shared.Cause;
import java.time.Duration;
import java.util.List;

/**
 * Something that is wrong with an object.
 *
 * @param cause what
 * @param fatal whether the rollout cannot succeed as things are
 * @param recheck when not fatal yet: after this time it will be, if it lasts; null when it never will
 * @param pod name of the pod whose log tells more; null for none
 * @param previous whether that is the log of the container before its last restart
 */
public record Trouble(Cause cause, boolean fatal, Duration recheck, String pod, boolean previous) {

    static Trouble fatal(String object, String container, String reason, String message) {
        return new Trouble(new Cause(object, container, reason, message, List.of()), true, null, null, false);
    }

    static Trouble mild(String object, String container, String reason, String message) {
        return new Trouble(new Cause(object, container, reason, message, List.of()), false, null, null, false);
    }

    /** Fatal once it has lasted for a while: what heals by itself heals soon. */
    static Trouble lasting(Trouble fatal, Duration age, Duration grace) {
        return age.compareTo(grace) >= 0
                ? fatal
                : new Trouble(fatal.cause, false, grace.minus(age), fatal.pod, fatal.previous);
    }

    Trouble withLog(String podName, boolean ofPrevious) {
        return new Trouble(cause, fatal, recheck, podName, ofPrevious);
    }
}
