package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;

/** One call of a step. */
public final class FlowNode {

    private final String id;

    /** With that id. */
    public FlowNode(String id) {
        this.id = id;
    }

    /** Its id. */
    public String getId() {
        return id;
    }

    /** None. */
    public <T extends Action> T getAction(Class<T> type) {
        return null;
    }
}
