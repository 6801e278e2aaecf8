package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a client posts to submit an operation.
 *
 * @param key idempotency key, at most 512 characters: same key and same request is the same operation; null makes each
 *     request a new one
 * @param spec what to do
 * @param timeout for the whole operation; default 5m
 * @param onAbort default cancel; on time-out, cancel and leave both leave the objects as they are
 * @param lock default queue
 * @param dryRun default false: true plans, asks the API server to validate, and changes nothing
 * @param caller who asks; default unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationRequest(
        String key,
        OperationSpec spec,
        GoDuration timeout,
        OnAbort onAbort,
        LockPolicy lock,
        Boolean dryRun,
        Caller caller) {

    /** Time-out when the caller names none, as helm's. */
    public static final GoDuration DEFAULT_TIMEOUT = GoDuration.parse("5m");

    private static final GoDuration LONGEST_TIMEOUT = GoDuration.parse("168h");

    /** Fills in defaults and refuses what cannot be run. */
    public OperationRequest {
        if (spec == null) {
            throw new IllegalArgumentException("the request has no spec; say what to do");
        }
        if (key != null && (key.isBlank() || key.length() > 512)) {
            throw new IllegalArgumentException("the idempotency key must have 1 to 512 characters");
        }
        timeout = timeout == null ? DEFAULT_TIMEOUT : timeout;
        if (timeout.toMillis() < 1000 || timeout.value().compareTo(LONGEST_TIMEOUT.value()) > 0) {
            throw new IllegalArgumentException("the timeout must be between 1s and 168h, not " + timeout);
        }
        onAbort = onAbort == null ? OnAbort.CANCEL : onAbort;
        lock = lock == null ? LockPolicy.QUEUE : lock;
        dryRun = dryRun != null && dryRun;
        caller = caller == null ? Caller.UNKNOWN : caller;
    }
}
