package io.jenkins.plugins.lizardcd.agent.client;

/** The object is no longer as it was read (HTTP 409). Read it again, and plan again if it still fits. */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean exists;

    /**
     * Says what was in the way.
     *
     * @param message with object and verb
     * @param exists whether a create met an object of that name
     */
    public ConflictException(String message, boolean exists) {
        super(message);
        this.exists = exists;
    }

    /** Whether a create met an object of that name. */
    public boolean exists() {
        return exists;
    }
}
