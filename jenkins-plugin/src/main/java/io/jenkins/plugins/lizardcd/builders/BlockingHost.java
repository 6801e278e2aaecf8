package io.jenkins.plugins.lizardcd.builders;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.lizardcd.run.OperationFollower;
import io.jenkins.plugins.lizardcd.run.OperationHost;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps the executor of a freestyle build until its operation has ended. */
final class BlockingHost implements OperationHost {

    private static final int CANCEL_PATIENCE = 120; // seconds
    private static final int RELEASE_PATIENCE = 5;

    private final Run<?, ?> run;
    private final FilePath workspace;
    private final TaskListener listener;
    private final String traceparent;
    private final CompletableFuture<Map<String, Object>> end = new CompletableFuture<>();

    BlockingHost(Run<?, ?> run, FilePath workspace, TaskListener listener, String traceparent) {
        this.run = run;
        this.workspace = workspace;
        this.listener = listener;
        this.traceparent = traceparent;
    }

    void await(OperationFollower follower) throws InterruptedException, IOException {
        try {
            end.get();
        } catch (InterruptedException e) {
            cancel(follower, e);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException known) {
                throw known;
            }
            AbortException failure =
                    new AbortException(String.valueOf(e.getCause().getMessage()));
            failure.initCause(e.getCause());
            throw failure;
        }
    }

    /** Passes the abort on, and waits for the agent's report; a second abort ends that. */
    private void cancel(OperationFollower follower, InterruptedException cause) {
        follower.stop(cause);
        try {
            end.get(CANCEL_PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            follower.stop(e);
            awaitRelease();
        } catch (ExecutionException e) {
            // ended as asked; the caller reports the abort
        }
    }

    /** So that the last line is in the log before the build ends. */
    private void awaitRelease() {
        try {
            end.get(RELEASE_PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException | ExecutionException e) {
            // released, or a third abort
        }
    }

    @Override
    public Run<?, ?> run() {
        return run;
    }

    @Override
    public FilePath workspace() {
        return workspace;
    }

    @Override
    public TaskListener listener() {
        return listener;
    }

    @Override
    public String traceparent() {
        return traceparent;
    }

    @Override
    public List<String> loggedLines() {
        return List.of();
    }

    @Override
    public void save() {
        // a freestyle build does not outlive its controller
    }

    @Override
    public void succeeded(Map<String, Object> result) {
        end.complete(result);
    }

    @Override
    public void failed(Throwable cause) {
        end.completeExceptionally(cause);
    }
}
