package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The sorts of problems, each with a stable name and the HTTP status it is answered with (RFC 9457, RFC 9110). */
public enum ProblemType {
    /** The request cannot be read, or a value in it is wrong. */
    INVALID_REQUEST("invalid-request", 400, "The request is invalid"),
    /** No token, or not the right one. */
    UNAUTHORIZED("unauthorized", 401, "Not authenticated"),
    /** The agent's policy forbids it. */
    POLICY("forbidden-by-policy", 403, "Forbidden by the agent's policy"),
    /** The agent's Role lacks a verb. */
    MISSING_PERMISSION("missing-permission", 403, "The agent's Role lacks a permission"),
    /** The object, operation or path does not exist. */
    NOT_FOUND("not-found", 404, "Not found"),
    /** The path exists, but not with this method. */
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "Method not allowed"),
    /** The idempotency key belongs to another request. */
    KEY_REUSED("key-reused", 409, "The idempotency key belongs to another request"),
    /** Another operation runs on the target. */
    TARGET_LOCKED("target-locked", 409, "Another operation runs on the target"),
    /** An archive that the spec names is not in the namespace; upload it and submit again. */
    MISSING_ARCHIVE("missing-archive", 409, "An archive has to be uploaded first"),
    /** The object is not as the request expects it. */
    CONFLICT("conflict", 409, "The object is not as expected"),
    /** The body is larger than the agent takes. */
    TOO_LARGE("too-large", 413, "The request is too large"),
    /** The body is no JSON. */
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body must be application/json"),
    /** The request can be read, but not done on this object. */
    UNPROCESSABLE("unprocessable", 422, "The request cannot be done on this object"),
    /** Too many requests from this client. */
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
    /** A fault of the agent itself. */
    INTERNAL("internal", 500, "The agent failed"),
    /** The API server cannot be reached, or the agent is stopping. */
    UNAVAILABLE("unavailable", 503, "Not available now"),
    /** The rollout cannot succeed as things are. */
    ROLLOUT_FAILED("rollout-failed", 422, "The rollout failed"),
    /** A command ended with an exit code other than 0, or could not be started. */
    COMMAND_FAILED("command-failed", 422, "The command failed"),
    /** The operation ran out of time. */
    TIMEOUT("timeout", 422, "The operation ran out of time"),
    /** The operation was cancelled. */
    CANCELLED("cancelled", 422, "The operation was cancelled"),
    /** A newer operation took the target. */
    SUPERSEDED("superseded", 422, "A newer operation took the target"),
    /** A sort that this version does not know. */
    OTHER("other", 500, "Unknown problem");

    private final String id;
    private final int status;
    private final String title;

    ProblemType(String id, int status, String title) {
        this.id = id;
        this.status = status;
        this.title = title;
    }

    /** The stable name, in JSON and in documentation. */
    @JsonValue
    public String id() {
        return id;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** One line in English, the same for each problem of this sort. */
    public String title() {
        return title;
    }

    /**
     * The type of that name, or {@link #OTHER} for one that a newer version sent.
     *
     * @param id the stable name
     */
    @JsonCreator
    public static ProblemType of(String id) {
        return Arrays.stream(values()).filter(t -> t.id.equals(id)).findFirst().orElse(OTHER);
    }
}
