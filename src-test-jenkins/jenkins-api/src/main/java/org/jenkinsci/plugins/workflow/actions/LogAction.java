package org.jenkinsci.plugins.workflow.actions;

import hudson.console.AnnotatedLargeText;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Signature of {@code LogAction} (workflow-api). */
public abstract class LogAction implements PersistentAction {
    public abstract AnnotatedLargeText<? extends FlowNode> getLogText();

    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getUrlName() {
        throw new UnsupportedOperationException();
    }

    public LogAction() {
        throw new UnsupportedOperationException();
    }
}
