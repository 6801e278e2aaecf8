package io.jenkins.plugins.lizardcd.agent.client;

/** Keeps an operation from writing when its lock may have gone to another replica. */
@FunctionalInterface
public interface Fence {

    /**
     * Passes while the lock is held for certain.
     *
     * @throws FencedException when the lock is lost or its time ran out
     */
    void check();
}
