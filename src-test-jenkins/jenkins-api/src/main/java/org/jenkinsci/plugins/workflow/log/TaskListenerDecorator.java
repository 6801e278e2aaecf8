package org.jenkinsci.plugins.workflow.log;

import hudson.ExtensionPoint;
import hudson.console.ConsoleLogFilter;
import hudson.model.BuildListener;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** Signature of {@code TaskListenerDecorator} (workflow-api). */
public abstract class TaskListenerDecorator implements Serializable {
    public abstract OutputStream decorate(OutputStream logger) throws IOException, InterruptedException;

    public static TaskListenerDecorator merge(TaskListenerDecorator original, TaskListenerDecorator subsequent) {
        throw new UnsupportedOperationException();
    }

    public static TaskListenerDecorator fromConsoleLogFilter(ConsoleLogFilter filter) {
        throw new UnsupportedOperationException();
    }

    public static BuildListener apply(
            TaskListener listener, FlowExecutionOwner owner, TaskListenerDecorator mainDecorator) {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code TaskListenerDecorator.Factory} (workflow-api). */
    public interface Factory extends ExtensionPoint {
        TaskListenerDecorator of(FlowExecutionOwner owner);
    }
}
