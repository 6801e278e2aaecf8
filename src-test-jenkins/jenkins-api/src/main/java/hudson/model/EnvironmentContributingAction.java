package hudson.model;

import hudson.EnvVars;

/** Signature of {@code EnvironmentContributingAction} (Jenkins core). */
public interface EnvironmentContributingAction extends Action {
    default void buildEnvironment(Run<?, ?> run, EnvVars env) {
        throw new UnsupportedOperationException();
    }
}
