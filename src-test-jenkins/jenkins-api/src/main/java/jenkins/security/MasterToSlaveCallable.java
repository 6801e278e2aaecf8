package jenkins.security;

import jenkins.agents.ControllerToAgentCallable;

/** Signature of {@code MasterToSlaveCallable} (Jenkins core). */
public abstract class MasterToSlaveCallable<V, T extends Throwable> implements ControllerToAgentCallable<V, T> {}
