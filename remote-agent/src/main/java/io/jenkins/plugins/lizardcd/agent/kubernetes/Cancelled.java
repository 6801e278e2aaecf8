package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;

/** The end of an operation that only watched. */
final class Cancelled {

    private Cancelled() {}

    static Progress watching(Run run, String object) {
        String reason = run.cancel().map(c -> c.reason()).orElse("cancelled");
        return new Progress.Failed(
                Phase.CANCELLED,
                Failure.of(ProblemType.CANCELLED, "stopped waiting for " + object + " (" + reason + ")"));
    }
}
