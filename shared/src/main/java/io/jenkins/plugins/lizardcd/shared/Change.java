package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One value that an operation changed, or would change in a dry run.
 *
 * @param object {@code kind/name}
 * @param field what changed in it, such as {@code image of web} or {@code replicas}
 * @param from value before; null when there was none
 * @param to value after; null when it was removed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(String object, String field, String from, String to) {}
