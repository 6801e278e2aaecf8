package org.jenkinsci.plugins.workflow.support.actions;

import hudson.model.InvisibleAction;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.PersistentAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Signature of {@code PauseAction} (workflow-support). */
public class PauseAction extends InvisibleAction implements PersistentAction {
    public PauseAction(String cause) {
        throw new UnsupportedOperationException();
    }

    public String getCause() {
        throw new UnsupportedOperationException();
    }

    public void setCause(String cause) {
        throw new UnsupportedOperationException();
    }

    public long getStartTime() {
        throw new UnsupportedOperationException();
    }

    public void setStartTime(long startTime) {
        throw new UnsupportedOperationException();
    }

    public long getEndTime() {
        throw new UnsupportedOperationException();
    }

    public void setEndTime(long endTime) {
        throw new UnsupportedOperationException();
    }

    public boolean isPaused() {
        throw new UnsupportedOperationException();
    }

    public long getPauseDuration() {
        throw new UnsupportedOperationException();
    }

    public static PauseAction getCurrentPause(FlowNode node) {
        throw new UnsupportedOperationException();
    }

    public static void endCurrentPause(FlowNode node) throws IOException {
        throw new UnsupportedOperationException();
    }

    public static boolean isPaused(FlowNode node) {
        throw new UnsupportedOperationException();
    }

    public static List<PauseAction> getPauseActions(FlowNode node) {
        throw new UnsupportedOperationException();
    }

    public static long getPauseDuration(FlowNode node) {
        throw new UnsupportedOperationException();
    }
}
