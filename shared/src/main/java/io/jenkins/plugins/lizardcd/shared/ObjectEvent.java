package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A Kubernetes event as a read shows it.
 *
 * @param time when it was last seen
 * @param type Normal or Warning
 * @param reason short word
 * @param object {@code kind/name} it is about
 * @param message text
 * @param count how often it was seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectEvent(Instant time, String type, String reason, String object, String message, int count) {}
