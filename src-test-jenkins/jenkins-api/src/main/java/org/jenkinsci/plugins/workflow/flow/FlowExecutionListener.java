package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;

/** Signature of {@code FlowExecutionListener} (workflow-api). */
public abstract class FlowExecutionListener implements ExtensionPoint {
    public void onCreated(FlowExecution execution) {
        throw new UnsupportedOperationException();
    }

    public void onRunning(FlowExecution execution) {
        throw new UnsupportedOperationException();
    }

    public void onResumed(FlowExecution execution) {
        throw new UnsupportedOperationException();
    }

    public void onCompleted(FlowExecution execution) {
        throw new UnsupportedOperationException();
    }

    public static void fireCreated(FlowExecution execution) {
        throw new UnsupportedOperationException();
    }

    public static void fireRunning(FlowExecution execution) {
        throw new UnsupportedOperationException();
    }

    public static void fireResumed(FlowExecution execution) {
        throw new UnsupportedOperationException();
    }

    public static void fireCompleted(FlowExecution execution) {
        throw new UnsupportedOperationException();
    }
}
