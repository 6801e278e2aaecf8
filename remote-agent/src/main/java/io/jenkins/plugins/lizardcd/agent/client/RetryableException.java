package io.jenkins.plugins.lizardcd.agent.client;

/** The API server could not be reached or did not cope (429, 5xx, lost connection): the same call may pass later. */
public final class RetryableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what failed.
     *
     * @param message with verb and object
     * @param cause the lost connection, or null
     */
    public RetryableException(String message, Throwable cause) {
        super(message, cause);
    }
}
