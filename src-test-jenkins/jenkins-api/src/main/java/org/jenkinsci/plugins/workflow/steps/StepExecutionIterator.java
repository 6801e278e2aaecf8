package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.function.Consumer;

/** Signature of {@code StepExecutionIterator} (workflow-step-api). */
public abstract class StepExecutionIterator implements ExtensionPoint {
    public ListenableFuture<?> accept(Consumer<StepExecution> f) {
        throw new UnsupportedOperationException();
    }

    public static ExtensionList<StepExecutionIterator> all() {
        throw new UnsupportedOperationException();
    }
}
