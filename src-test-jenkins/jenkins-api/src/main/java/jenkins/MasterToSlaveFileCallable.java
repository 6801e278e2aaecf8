package jenkins;

import jenkins.agents.ControllerToAgentFileCallable;

/** Signature of {@code MasterToSlaveFileCallable} (Jenkins core). */
public abstract class MasterToSlaveFileCallable<T> implements ControllerToAgentFileCallable<T> {}
