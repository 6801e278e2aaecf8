package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Asks an operation to end. The operation decides how to end safely and reports when it has.
 *
 * @param reason one line for the record
 * @param by who asks
 * @param onAbort overrides what the request of the operation said; null keeps it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CancelRequest(String reason, String by, OnAbort onAbort) {

    /** Refuses {@code leave}: to leave an operation alone, send nothing. */
    public CancelRequest {
        if (onAbort == OnAbort.LEAVE) {
            throw new IllegalArgumentException("a cancel cannot leave the operation running; send no cancel instead");
        }
        reason = reason == null ? "cancelled" : reason;
    }
}
