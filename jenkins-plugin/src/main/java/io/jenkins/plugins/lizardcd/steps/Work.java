package io.jenkins.plugins.lizardcd.steps;

import io.jenkins.plugins.lizardcd.shared.OperationSpec;

/**
 * What a step wants done.
 *
 * @param spec the operation
 * @param target what it is about, such as {@code deployment/web}
 * @param summary what it does, in a few words for the log
 */
public record Work(OperationSpec spec, String target, String summary) {}
