package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an operation is in its life. A terminal phase is reached once and never left. */
public enum Phase {
    /** Recorded, not looked at yet. */
    @JsonProperty("accepted")
    ACCEPTED(false),
    /** Waits for the lock of its target. */
    @JsonProperty("queued")
    QUEUED(false),
    /** Acts or watches. */
    @JsonProperty("running")
    RUNNING(false),
    /** Waits for a person's decision. */
    @JsonProperty("waiting")
    WAITING(false),
    /** Ended: all that was asked is true. */
    @JsonProperty("succeeded")
    SUCCEEDED(true),
    /** Ended: what was asked is not true; the failure says why. */
    @JsonProperty("failed")
    FAILED(true),
    /** Ended: it failed or was aborted, and the snapshot is restored and verified. Never a success. */
    @JsonProperty("rolledBack")
    ROLLED_BACK(true),
    /** Ended on request. */
    @JsonProperty("cancelled")
    CANCELLED(true);

    private final boolean terminal;

    Phase(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether the operation has ended. */
    public boolean terminal() {
        return terminal;
    }
}
