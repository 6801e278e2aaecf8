package io.jenkins.plugins.lizardcd.agent.client;

/** A watch asked for a version that the API server has forgotten (HTTP 410): list again. */
final class GoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GoneException(String message) {
        super(message);
    }
}
