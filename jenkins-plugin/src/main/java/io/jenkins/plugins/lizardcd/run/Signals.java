package io.jenkins.plugins.lizardcd.run;

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
        CancelRequest request = state.stopCause == null
                ? new CancelRequest("the block has ended", null, null)
                : new CancelRequest(Reasons.of(state.stopCause), Reasons.by(state.stopCause), null);
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
                    } else if (patience.more()) {
                        tasks.after(patience.pause(), this::cancel);
                    }
                }));
    }

    /** Renews the time-out from now on, three times in its length, until the end. */
    void renew() throws IOException, InterruptedException {
        if (!state.renewed || renewing) {
            return;
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
