package org.jenkinsci.plugins.workflow.actions;

import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Signature of {@code ErrorAction} (workflow-api). */
public class ErrorAction implements PersistentAction {
    public ErrorAction(Throwable error) {
        throw new UnsupportedOperationException();
    }

    public Throwable getError() {
        throw new UnsupportedOperationException();
    }

    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getUrlName() {
        throw new UnsupportedOperationException();
    }

    public static FlowNode findOrigin(Throwable error, FlowExecution execution) {
        throw new UnsupportedOperationException();
    }
}
