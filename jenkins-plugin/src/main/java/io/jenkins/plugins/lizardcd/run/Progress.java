package io.jenkins.plugins.lizardcd.run;

import io.jenkins.plugins.lizardcd.shared.EventData;
import java.util.Locale;

/** Where an operation is, in a few words for the thread dump of its build. */
final class Progress {

    private final OperationState state;
    private volatile String text = "submitting";

    Progress(OperationState state) {
        this.state = state;
    }

    void is(String phrase) {
        text = phrase;
    }

    /** Takes what an event tells; most tell nothing. */
    void event(EventData data) {
        if (data instanceof EventData.Progressed rollout) {
            text = rollout.ready() + "/" + rollout.desired() + " ready";
        } else if (data instanceof EventData.Phased phased && phased.phase() != null) {
            text = phased.phase().name().toLowerCase(Locale.ROOT);
        }
    }

    /** One short phrase; may be asked by any thread. */
    String status() {
        String at = state.namespace + "@" + state.endpoint;
        return state.stopCause == null
                ? "waiting for " + state.target + " in " + at + ": " + text
                : "waiting for the cancel of " + state.target + " in " + at;
    }
}
