package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Phase;
import java.time.Instant;

/**
 * The decision that an apply fails.
 *
 * @param failure why
 * @param phase how it ends when nothing is restored
 * @param restore whether everything goes back
 * @param until when to give up waiting for what was restored
 */
record Ending(Failure failure, Phase phase, boolean restore, Instant until) {

    /** Name of its note. */
    static final String NOTE = "ending";
}
