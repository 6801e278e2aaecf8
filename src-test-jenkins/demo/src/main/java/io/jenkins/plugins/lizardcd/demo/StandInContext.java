package io.jenkins.plugins.lizardcd.demo;

import com.google.common.util.concurrent.ListenableFuture;
import groovy.lang.Closure;
import hudson.model.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What surrounds one call of a step, and where its end is reported. */
final class StandInContext extends StepContext {

    /** Runs a body with more context than its step has. */
    interface BodyRunner {
        Object run(Closure<?> body, List<Object> context) throws Throwable;
    }

    private static final long serialVersionUID = 1L;

    private final transient List<Object> objects;
    private final transient Closure<?> body;
    private final transient BodyRunner runner;
    private final transient CompletableFuture<Object> end = new CompletableFuture<>();

    /**
     * A context.
     *
     * @param objects what it gives, the nearest last
     * @param body the block behind the step, or null
     * @param runner runs it
     */
    StandInContext(List<Object> objects, Closure<?> body, BodyRunner runner) {
        this.objects = objects;
        this.body = body;
        this.runner = runner;
    }

    /** Waits for the end of the step. */
    Object await() throws Throwable {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    @Override
    public <T> T get(Class<T> type) {
        T nearest = null;
        for (Object object : objects) {
            nearest = type.isInstance(object) ? type.cast(object) : nearest;
        }
        return nearest;
    }

    @Override
    public void onSuccess(Object result) {
        end.complete(result);
    }

    @Override
    public void onFailure(Throwable problem) {
        end.completeExceptionally(problem);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    /** Keeps nothing: a stand-in cannot be resumed. */
    @Override
    public ListenableFuture<Void> saveState() {
        return null;
    }

    @Override
    public void setResult(Result result) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        return new Invoker();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Runs the body at once, on this thread. */
    private final class Invoker extends BodyInvoker {

        private final List<Object> context = new ArrayList<>(objects);
        private BodyExecutionCallback callback;

        @Override
        public BodyInvoker withContext(Object more) {
            context.add(more);
            return this;
        }

        @Override
        public BodyInvoker withDisplayName(String name) {
            return this;
        }

        @Override
        public BodyInvoker withCallback(BodyExecutionCallback receiver) {
            callback = receiver;
            return this;
        }

        @Override
        public BodyExecution start() {
            Object value;
            try {
                value = runner.run(body, context);
            } catch (Throwable problem) { // whatever the body throws ends the step
                callback.onFailure(StandInContext.this, problem);
                return null;
            }
            callback.onSuccess(StandInContext.this, value);
            return null;
        }
    }
}
