package io.jenkins.plugins.lizardcd.shared;

/** Has the time-out of an operation count anew. It says nothing else. */
public record RenewRequest() {}
