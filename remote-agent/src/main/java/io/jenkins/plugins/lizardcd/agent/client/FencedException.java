package io.jenkins.plugins.lizardcd.agent.client;

/** The lock of the operation may have gone to another replica, so this one must not write any more. */
public final class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which lock is lost.
     *
     * @param message for the agent's log
     */
    public FencedException(String message) {
        super(message);
    }
}
