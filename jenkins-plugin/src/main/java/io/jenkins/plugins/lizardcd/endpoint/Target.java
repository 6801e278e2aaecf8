package io.jenkins.plugins.lizardcd.endpoint;

/**
 * Where an operation or a read goes.
 *
 * @param endpoint name of the endpoint
 * @param namespace the namespace
 * @param credentialsId credential of the build's own to authenticate with; null for that of the endpoint
 */
public record Target(String endpoint, String namespace, String credentialsId) {}
