package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionPoint;
import java.io.IOException;

/** Signature of {@code DynamicContext} (workflow-step-api). */
public interface DynamicContext extends ExtensionPoint {
    <T> T get(Class<T> key, DelegatedContext context) throws IOException, InterruptedException;

    /** Signature of {@code DynamicContext.DelegatedContext} (workflow-step-api). */
    interface DelegatedContext {
        <T> T get(Class<T> key) throws IOException, InterruptedException;
    }

    /** Signature of {@code DynamicContext.Typed} (workflow-step-api). */
    abstract class Typed<T> implements DynamicContext {
        protected abstract Class<T> type();

        protected abstract T get(DelegatedContext context) throws IOException, InterruptedException;

        public final <U> U get(Class<U> key, DelegatedContext context) throws IOException, InterruptedException {
            throw new UnsupportedOperationException();
        }
    }
}
