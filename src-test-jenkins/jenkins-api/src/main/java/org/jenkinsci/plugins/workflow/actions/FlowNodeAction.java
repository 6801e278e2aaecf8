package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Signature of {@code FlowNodeAction} (workflow-api). */
public interface FlowNodeAction extends Action {
    void onLoad(FlowNode parent);
}
