package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One fact about an operation. The stream of an operation is append-only; a number is never used twice.
 *
 * @param number 1 for the first event of the operation
 * @param time when it happened, by the agent's clock
 * @param level how much it matters
 * @param message one line in English
 * @param data the same as values, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Event(long number, Instant time, Level level, String message, EventData data) {}
