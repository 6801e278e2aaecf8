package org.jenkinsci.plugins.workflow.steps;

/** Signature of {@code GeneralNonBlockingStepExecution} (workflow-step-api). */
public abstract class GeneralNonBlockingStepExecution extends StepExecution {
    protected GeneralNonBlockingStepExecution(StepContext context) {
        super((StepContext) null);
        throw new UnsupportedOperationException();
    }

    protected final void run(Block block) {
        throw new UnsupportedOperationException();
    }

    public void stop(Throwable cause) throws Exception {
        throw new UnsupportedOperationException();
    }

    public void onResume() {
        throw new UnsupportedOperationException();
    }

    public String getStatus() {
        throw new UnsupportedOperationException();
    }

    public boolean blocksRestart() {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code GeneralNonBlockingStepExecution.Block} (workflow-step-api). */
    protected interface Block {
        void run() throws Exception;
    }

    /** Signature of {@code GeneralNonBlockingStepExecution.TailCall} (workflow-step-api). */
    protected abstract class TailCall extends BodyExecutionCallback {
        protected abstract void finished(StepContext context) throws Exception;

        public final void onSuccess(StepContext context, Object result) {
            throw new UnsupportedOperationException();
        }

        public final void onFailure(StepContext context, Throwable t) {
            throw new UnsupportedOperationException();
        }
    }
}
