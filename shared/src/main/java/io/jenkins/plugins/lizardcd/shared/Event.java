package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One fact about an operation. The stream of an operation is append-only; a number is never used twice.
 *
 * @param number 1 for the first event of the operation
 * @param time when it happened, by the agent's clock
 * @param level how much it matters
 * @param topic what it is about, such as {@code progress} or {@code pod/web-1}; a fact equal to the last of its topic is not
 *     told again
 * @param message one line in English
 * @param data the same as values, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Event(long number, Instant time, Level level, String topic, String message, EventData data) {}
