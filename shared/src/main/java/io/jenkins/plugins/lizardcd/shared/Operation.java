package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * An operation as the agent shows it.
 *
 * @param id unique in the namespace
 * @param namespace the namespace
 * @param kind the kind of the spec
 * @param targets what it locks
 * @param phase where it is
 * @param caller who asked
 * @param submittedAt when the agent recorded it
 * @param deadline when it runs out of time
 * @param finishedAt when it ended; null before
 * @param events number of the last event
 * @param result set when it succeeded
 * @param failure set when it failed, was rolled back or cancelled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Operation(
        String id,
        String namespace,
        String kind,
        List<String> targets,
        Phase phase,
        Caller caller,
        Instant submittedAt,
        Instant deadline,
        Instant finishedAt,
        long events,
        Result result,
        Failure failure) {}
