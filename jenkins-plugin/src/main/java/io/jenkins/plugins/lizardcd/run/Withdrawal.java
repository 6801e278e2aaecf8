package io.jenkins.plugins.lizardcd.run;

import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.client.AgentException;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationId;
import java.io.IOException;

/**
 * Ends an operation of an aborted build that the agent may have, although it never confirmed it: its answer was lost, or
 * the controller was killed before it came. The operation's id follows from its key. To submit it once more, only to
 * learn its id, could begin what nobody wants any more.
 */
final class Withdrawal {

    private static final long PAUSE = 2000; // ms; a request that was still on its way has arrived by then

    private final OperationState state;
    private final Conclusion conclusion;
    private final Tasks tasks;
    private final Patience patience;
    private final Signals.Client client;
    private final Outcome outcome;
    private boolean begun;
    private boolean unknownBefore;

    Withdrawal(
            OperationState state,
            Conclusion conclusion,
            Tasks tasks,
            Patience patience,
            Signals.Client client,
            Outcome outcome) {
        this.state = state;
        this.conclusion = conclusion;
        this.tasks = tasks;
        this.patience = patience;
        this.client = client;
        this.outcome = outcome;
    }

    /** Is told how it went. */
    interface Outcome {

        /** The agent has the operation, and has taken the cancel. */
        void found(Operation operation) throws IOException, InterruptedException;

        /**
         * The operation was not found.
         *
         * @param mayHaveArrived false when the agent says that there is none
         */
        void notFound(boolean mayHaveArrived) throws IOException, InterruptedException;
    }

    /** Begins, if that was not done before. */
    void begin() throws IOException, InterruptedException {
        if (!begun) {
            begun = true;
            patience.stopping();
            ask();
        }
    }

    private void ask() throws IOException, InterruptedException {
        if (conclusion.reached()) {
            return;
        }
        client.get()
                .cancel(state.namespace, OperationId.of(state.key()), Reasons.cancel(state.stopCause))
                .whenComplete((operation, error) -> tasks.execute(() -> {
                    if (conclusion.reached()) {
                        return;
                    }
                    if (error == null) {
                        outcome.found(operation);
                    } else {
                        failed(AgentException.from(AgentClient.unwrap(error)));
                    }
                }));
    }

    private void failed(AgentException error) throws IOException, InterruptedException {
        if (error.status() == 404 && unknownBefore) {
            outcome.notFound(false);
        } else if (error.status() == 404) {
            unknownBefore = true;
            tasks.after(PAUSE, this::ask);
        } else if (error.mayPass() && patience.more()) {
            tasks.after(patience.pause(), this::ask);
        } else {
            outcome.notFound(true);
        }
    }
}
