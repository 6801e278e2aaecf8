package io.jenkins.plugins.lizardcd.run;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What carries an operation on the Jenkins side: a pipeline step or a freestyle builder. */
public interface OperationHost {

    /** The build. */
    Run<?, ?> run() throws IOException, InterruptedException;

    /** Where log lines go. */
    TaskListener listener() throws IOException, InterruptedException;

    /**
     * The directory that files of the workspace are named in; waits until its node is there.
     *
     * @return null outside of a workspace
     */
    FilePath workspace() throws IOException, InterruptedException;

    /** W3C trace context of the build, or null. */
    String traceparent() throws IOException, InterruptedException;

    /**
     * The lines that this host has in its log already, oldest first; asked once, after a restart of the controller.
     *
     * @return empty when it cannot be known
     */
    List<String> loggedLines() throws IOException, InterruptedException;

    /** Makes the state durable, as far as the host can. */
    void save();

    /** The operation has its lock and runs. May be told more than once, also again after a restart of the controller. */
    default void running() {
        // most hosts wait for the end only
    }

    /**
     * The operation has succeeded. Called at most once, and never together with {@link #failed}.
     *
     * @param result what the step returns
     */
    void succeeded(Map<String, Object> result);

    /**
     * The operation has not succeeded.
     *
     * @param cause why
     */
    void failed(Throwable cause);
}
