package org.jenkinsci.plugins.workflow.steps;

import hudson.EnvVars;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/** Adds environment variables. */
public abstract class EnvironmentExpander implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Adds them. */
    public abstract void expand(EnvVars variables) throws IOException, InterruptedException;

    /** Adds these. */
    public static EnvironmentExpander constant(Map<String, String> values) {
        return new EnvironmentExpander() {
            private static final long serialVersionUID = 1L;

            @Override
            public void expand(EnvVars variables) {
                variables.putAll(values);
            }
        };
    }

    /** Adds those of one, which may be null, and then those of the other. */
    public static EnvironmentExpander merge(EnvironmentExpander first, EnvironmentExpander second) {
        return new EnvironmentExpander() {
            private static final long serialVersionUID = 1L;

            @Override
            public void expand(EnvVars variables) throws IOException, InterruptedException {
                if (first != null) {
                    first.expand(variables);
                }
                second.expand(variables);
            }
        };
    }
}
