package io.jenkins.plugins.lizardcd.run;

import hudson.AbortException;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.client.AgentException;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is said to the agent about an operation that it has: end it, or go on with it. */
final class Signals {

    private static final Logger LOGGER = Logger.getLogger(Signals.class.getName());

    private final OperationState state;
    private final OperationHost host;
    private final OperationLog log;
    private final Conclusion conclusion;
    private final Tasks tasks;
    private final Patience patience;
    private final Client client;
    private boolean renewing;

    Signals(
            OperationState state,
            OperationHost host,
            OperationLog log,
            Conclusion conclusion,
            Tasks tasks,
            Patience patience,
            Client client) {
        this.state = state;
        this.host = host;
        this.log = log;
        this.conclusion = conclusion;
        this.tasks = tasks;
        this.patience = patience;
        this.client = client;
    }

    /** Makes clients. */
    interface Client {
        AgentClient get() throws IOException, InterruptedException;
    }

    /** Asks the agent to end the operation, because the build was aborted or needs its lock no longer. */
    void cancel() throws IOException, InterruptedException {
        patience.stopping();
        CancelRequest request = Reasons.cancel(state.stopCause);
        client.get()
                .cancel(state.namespace, state.operationId, request)
                .whenComplete((operation, error) -> tasks.execute(() -> {
                    if (conclusion.reached()) {
                        return;
                    }
                    if (error == null) {
                        state.cancelSent = true;
                        if (state.stopCause != null) {
                            log.line("cancel requested (" + request.reason() + "); waiting for the agent to end"
                                    + " operation " + state.operationId + " safely");
                        }
                        host.save();
                        return;
                    }
                    AgentException known = AgentException.from(AgentClient.unwrap(error));
                    if (!known.mayPass()) {
                        // An operation that has ended refuses a cancel: its end is on the stream.
                        log.line("the agent refused the cancel: " + known.getMessage());
                    } else {
                        // For as long as the stream lives; when that breaks too, patience has an end.
                        tasks.after(patience.pause(), this::cancelAgain);
                    }
                }));
    }

    private void cancelAgain() throws IOException, InterruptedException {
        if (!conclusion.reached()) {
            cancel();
        }
    }

    /** Renews the time-out from now on, three times in its length, until the end. */
    void renew() throws IOException, InterruptedException {
        if (!state.renewed || renewing || conclusion.reached()) {
            return;
        }
        if (!host.run().isBuilding()) {
            // Jenkins tells no step of a build that is killed. Who went on renewing would keep its lock for ever.
            throw new AbortException(state.where() + ": the build is over; its lock ends by itself");
        }
        renewing = true;
        client.get()
                .renew(state.namespace, state.operationId)
                .whenComplete((operation, error) -> tasks.execute(() -> {
                    renewing = false;
                    if (conclusion.reached() || state.cancelSent) {
                        return;
                    }
                    if (error == null) {
                        state.deadlineMillis = System.currentTimeMillis() + state.timeoutMillis;
                    } else {
                        // The stream tells whether the agent is away, and how the operation ended.
                        LOGGER.log(Level.FINE, "renewing " + state.where(), error);
                    }
                    tasks.after(state.timeoutMillis / 3, this::renew);
                }));
    }
}
