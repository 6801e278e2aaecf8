package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an operation does when another one runs on its target. */
public enum LockPolicy {
    /** Waits for its turn, in the order of submission. */
    @JsonProperty("queue")
    QUEUE,
    /** Fails at once and names the operation that runs. */
    @JsonProperty("fail")
    FAIL,
    /** Cancels what runs or waits on the target, then runs. */
    @JsonProperty("supersede")
    SUPERSEDE
}
