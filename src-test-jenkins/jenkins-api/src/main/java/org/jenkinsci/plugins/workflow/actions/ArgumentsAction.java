package org.jenkinsci.plugins.workflow.actions;

import java.util.Map;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Signature of {@code ArgumentsAction} (workflow-api). */
public abstract class ArgumentsAction implements PersistentAction {
    protected static final int MAX_RETAINED_LENGTH = Integer.parseInt("0");

    public static boolean isOversized(Object o, int maxElements) {
        throw new UnsupportedOperationException();
    }

    protected static boolean isOversized(Object o) {
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

    public Map<String, Object> getArguments() {
        throw new UnsupportedOperationException();
    }

    public static Map<String, Object> getArguments(FlowNode n) {
        throw new UnsupportedOperationException();
    }

    public Map<String, Object> getFilteredArguments() {
        throw new UnsupportedOperationException();
    }

    public static Map<String, Object> getFilteredArguments(FlowNode n) {
        throw new UnsupportedOperationException();
    }

    public static String getStepArgumentsAsString(FlowNode n) {
        throw new UnsupportedOperationException();
    }

    protected abstract Map<String, Object> getArgumentsInternal();

    public Object getArgumentValue(String argumentName) {
        throw new UnsupportedOperationException();
    }

    public Object getArgumentValueOrReason(String argumentName) {
        throw new UnsupportedOperationException();
    }

    public boolean isUnmodifiedArguments() {
        throw new UnsupportedOperationException();
    }

    public static Map<String, ?> getResolvedArguments(FlowNode n) {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code ArgumentsAction.NotStoredReason} (workflow-api). */
    public enum NotStoredReason {
        MASKED_VALUE,
        OVERSIZE_VALUE,
        UNSERIALIZABLE;
    }
}
