package hudson.model;

import hudson.EnvVars;
import hudson.model.queue.SubTask;
import hudson.util.VariableResolver;
import java.io.Serializable;

/** Signature of {@code ParameterValue} (Jenkins core). */
public abstract class ParameterValue implements Serializable {
    protected final String name;

    protected ParameterValue(String name, String description) {
        throw new UnsupportedOperationException();
    }

    protected ParameterValue(String name) {
        throw new UnsupportedOperationException();
    }

    public String getDescription() {
        throw new UnsupportedOperationException();
    }

    public void setDescription(String description) {
        throw new UnsupportedOperationException();
    }

    public final String getName() {
        throw new UnsupportedOperationException();
    }

    public void buildEnvironment(Run<?, ?> build, EnvVars env) {
        throw new UnsupportedOperationException();
    }

    public VariableResolver<String> createVariableResolver(AbstractBuild<?, ?> build) {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        throw new UnsupportedOperationException();
    }

    public boolean equals(Object obj) {
        throw new UnsupportedOperationException();
    }

    public String getShortDescription() {
        throw new UnsupportedOperationException();
    }

    public boolean isSensitive() {
        throw new UnsupportedOperationException();
    }

    public Object getValue() {
        throw new UnsupportedOperationException();
    }

    public Label getAssignedLabel(SubTask task) {
        throw new UnsupportedOperationException();
    }
}
