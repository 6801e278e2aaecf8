package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.client.AgentException;
import io.jenkins.plugins.lizardcd.endpoint.EndpointConnector;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.run.BuildExecutor;
import io.jenkins.plugins.lizardcd.steps.ReadStep.Reading;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Waits for a read without holding a thread; a read that a restart of the controller cut off is simply done again. */
final class ReadExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final long[] PAUSES = {500, 1000, 2000, 4000, 8000};

    private final ReadStep step;
    private final String endpoint;
    private final String namespace;
    private final String credentialsId;
    private boolean ended; // guarded by this
    private transient Executor executor;

    ReadExecution(StepContext context, ReadStep step, Target target) {
        super(context);
        this.step = step;
        this.endpoint = target.endpoint();
        this.namespace = target.namespace();
        this.credentialsId = target.credentialsId();
    }

    @Override
    public boolean start() throws Exception {
        try {
            step.validate();
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
        begin();
        return false;
    }

    @Override
    public void onResume() {
        begin();
    }

    @Override
    public void stop(Throwable cause) {
        end(() -> getContext().onFailure(cause));
    }

    @Override
    public String getStatus() {
        return "waiting for agent " + endpoint + " to answer";
    }

    private void begin() {
        executor = new BuildExecutor();
        executor.execute(() -> ask(0));
    }

    private void ask(int tries) {
        if (isEnded()) {
            return; // aborted since this try was planned, or before Jenkins was back
        }
        try {
            EnvVars env = getContext().get(EnvVars.class);
            Run<?, ?> run = getContext().get(Run.class);
            AgentClient client = EndpointConnector.connect(
                    endpoint, credentialsId, run, env == null ? null : env.get("TRACEPARENT"));
            step.read(client, namespace, run)
                    .whenCompleteAsync(
                            (reading, error) -> {
                                if (error == null) {
                                    answered(reading);
                                } else {
                                    failed(AgentClient.unwrap(error), tries);
                                }
                            },
                            executor);
        } catch (Exception e) {
            failed(e, PAUSES.length);
        }
    }

    private void answered(Reading reading) {
        if (reading.files() != null && !isEnded()) {
            write(reading)
                    .whenCompleteAsync(
                            (written, error) -> {
                                if (error == null) {
                                    answered(written);
                                } else {
                                    failed(AgentClient.unwrap(error), PAUSES.length);
                                }
                            },
                            executor);
            return;
        }
        try {
            if (reading.text() != null && !isEnded()) {
                PrintStream out = getContext().get(TaskListener.class).getLogger();
                out.print(
                        reading.text().isEmpty() || reading.text().endsWith("\n")
                                ? reading.text()
                                : reading.text() + "\n");
                out.flush();
            }
            end(() -> getContext().onSuccess(reading.value()));
        } catch (Exception e) {
            failed(e, PAUSES.length);
        }
    }

    private CompletableFuture<Reading> write(Reading reading) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        FilePath workspace = getContext().get(FilePath.class);
                        if (workspace == null) {
                            throw new AbortException("there is no workspace to write into any more");
                        }
                        return reading.files().write(workspace);
                    } catch (AbortException | InterruptedException e) {
                        throw new CompletionException(e);
                    } catch (IOException e) {
                        throw new CompletionException(new AbortException(saidOnTheNode(e)));
                    }
                },
                Computer.threadPoolForRemoting);
    }

    /** Remoting wraps what was thrown on the node, once or more. */
    private static String saidOnTheNode(IOException error) {
        Throwable innermost = error;
        while (innermost.getCause() instanceof IOException cause) {
            innermost = cause;
        }
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    }

    private void failed(Throwable error, int tries) {
        if (error instanceof AgentException known && known.mayPass() && tries < PAUSES.length && !isEnded()) {
            Timer.get().schedule(() -> executor.execute(() -> ask(tries + 1)), PAUSES[tries], TimeUnit.MILLISECONDS);
            return;
        }
        Throwable shown = error instanceof AgentException
                ? new AbortException(namespace + " on " + endpoint + ": " + error.getMessage())
                : error;
        end(() -> getContext().onFailure(shown));
    }

    private void end(Runnable report) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        report.run();
    }

    private synchronized boolean isEnded() {
        return ended;
    }
}
