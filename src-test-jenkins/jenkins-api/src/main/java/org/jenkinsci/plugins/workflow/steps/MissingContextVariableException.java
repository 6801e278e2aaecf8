package org.jenkinsci.plugins.workflow.steps;

import java.util.List;

/** Signature of {@code MissingContextVariableException} (workflow-step-api). */
public class MissingContextVariableException extends Exception {
    public MissingContextVariableException(Class<?> type, StepDescriptor d) {
        throw new UnsupportedOperationException();
    }

    public Class<?> getType() {
        throw new UnsupportedOperationException();
    }

    public String getMessage() {
        throw new UnsupportedOperationException();
    }

    public List<StepDescriptor> getProviders() {
        throw new UnsupportedOperationException();
    }
}
