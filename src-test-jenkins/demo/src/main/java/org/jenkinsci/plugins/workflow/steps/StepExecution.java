package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** A running step. */
public abstract class StepExecution implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient StepContext context;

    /** In that context. */
    protected StepExecution(StepContext context) {
        this.context = context;
    }

    /** Its context. */
    public StepContext getContext() {
        return context;
    }

    /**
     * Begins.
     *
     * @return whether it has ended already
     */
    public abstract boolean start() throws Exception;

    /** Never called: a stand-in is ended by ending its process. */
    public void stop(Throwable cause) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Never called: a stand-in is not resumed. */
    public void onResume() {
        throw new UnsupportedOperationException();
    }

    /** What it waits for. */
    public String getStatus() {
        return null;
    }

    /** Whether Jenkins should wait for it. */
    public boolean blocksRestart() {
        return false;
    }
}
