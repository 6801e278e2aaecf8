package org.jenkinsci.plugins.workflow.steps;

/** Signature of {@code StepExecutions} (workflow-step-api). */
public class StepExecutions {
    public static StepExecution synchronous(StepContext context, SynchronousBody body) {
        throw new UnsupportedOperationException();
    }

    public static StepExecution synchronousVoid(StepContext context, SynchronousBodyVoid body) {
        throw new UnsupportedOperationException();
    }

    public static StepExecution synchronousNonBlocking(StepContext context, SynchronousBody body) {
        throw new UnsupportedOperationException();
    }

    public static StepExecution synchronousNonBlockingVoid(StepContext context, SynchronousBodyVoid body) {
        throw new UnsupportedOperationException();
    }

    public static StepExecution block(StepContext context, BlockBody body) {
        throw new UnsupportedOperationException();
    }

    StepExecutions() {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code StepExecutions.SynchronousBody} (workflow-step-api). */
    public interface SynchronousBody {
        Object call(StepContext context) throws Exception;
    }

    /** Signature of {@code StepExecutions.SynchronousBodyVoid} (workflow-step-api). */
    public interface SynchronousBodyVoid {
        void call(StepContext context) throws Exception;

        default SynchronousBody asReturn() {
            throw new UnsupportedOperationException();
        }
    }

    /** Signature of {@code StepExecutions.BlockBody} (workflow-step-api). */
    public interface BlockBody {
        void call(StepContext context, BodyInvoker invoker) throws Exception;
    }
}
