package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Queue;
import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;

/** Signature of {@code FlowExecutionOwner} (workflow-api). */
public abstract class FlowExecutionOwner implements Serializable {
    public abstract FlowExecution get() throws IOException;

    public FlowExecution getOrNull() {
        throw new UnsupportedOperationException();
    }

    public abstract File getRootDir() throws IOException;

    public abstract Queue.Executable getExecutable() throws IOException;

    public abstract String getUrl() throws IOException;

    public String getUrlOfExecution() throws IOException {
        throw new UnsupportedOperationException();
    }

    public String getExternalizableId() {
        throw new UnsupportedOperationException();
    }

    public abstract boolean equals(Object o);

    public abstract int hashCode();

    public TaskListener getListener() throws IOException {
        throw new UnsupportedOperationException();
    }

    public static FlowExecutionOwner dummyOwner() {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code FlowExecutionOwner.Executable} (workflow-api). */
    public interface Executable extends Queue.Executable {
        FlowExecutionOwner asFlowExecutionOwner();
    }
}
