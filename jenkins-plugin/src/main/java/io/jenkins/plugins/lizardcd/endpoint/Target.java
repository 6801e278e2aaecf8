package io.jenkins.plugins.lizardcd.endpoint;

/**
 * Where an operation or a read goes.
 *
 * @param endpoint name of the endpoint
 * @param namespace the namespace
 */
public record Target(String endpoint, String namespace) {}
