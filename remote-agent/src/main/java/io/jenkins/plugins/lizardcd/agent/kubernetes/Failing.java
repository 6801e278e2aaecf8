package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Phase;
import java.time.Instant;

/**
 * The decision that an operation fails, and what is still to be done about it.
 *
 * @param failure why
 * @param phase how it ends when nothing is restored
 * @param restore whether the snapshot is to be restored
 * @param restoreUntil when to give up waiting for what was restored
 */
record Failing(Failure failure, Phase phase, boolean restore, Instant restoreUntil) {

    /** Name of its note. */
    static final String NOTE = "failing";
}
