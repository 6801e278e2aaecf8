package io.jenkins.plugins.lizardcd.run;

import hudson.AbortException;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.client.AgentException;
import io.jenkins.plugins.lizardcd.client.EventSink;
import io.jenkins.plugins.lizardcd.endpoint.EndpointConnector;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import java.io.IOException;
import java.time.Duration;

/**
 * Takes an operation from its submission to its end, for whatever host. It holds no thread while the operation runs:
 * every method that does something is a short {@linkplain Tasks task}, begun by an answer, an event, a timer or the
 * host.
 */
public final class OperationFollower {

    private static final String UNCONFIRMED = "aborted before the agent confirmed the operation";

    private final OperationState state;
    private final OperationHost host;
    private final OperationLog log;
    private final Conclusion conclusion;
    private final Tasks tasks;
    private final Patience patience;
    private final Saver saver;
    private final Submission submission;
    private final Signals signals;
    private final Withdrawal withdrawal;
    private final Progress progress;

    private boolean submitting;
    private boolean mayHaveArrived;
    private long seen;
    private int streams;
    private Runnable closeStream = () -> {};

    /**
     * A follower for one operation.
     *
     * @param state what is known of it
     * @param host gets lines and outcome
     */
    public OperationFollower(OperationState state, OperationHost host) {
        this.state = state;
        this.host = host;
        this.log = new OperationLog(state, host);
        this.conclusion = new Conclusion(state, host, log);
        this.tasks = new Tasks(state.where(), this::fail);
        this.patience = new Patience(state);
        this.saver = new Saver(host, conclusion, tasks);
        this.submission = new Submission(state, host);
        this.signals = new Signals(state, host, log, conclusion, tasks, patience, this::client);
        this.withdrawal = new Withdrawal(state, conclusion, tasks, patience, this::client, new Withdrawn());
        this.progress = new Progress(state);
        this.seen = state.cursor;
        // Another process has perhaps submitted it, and was killed before it could write down that it had.
        this.mayHaveArrived = state.fromElsewhere();
    }

    /** Begins. Returns at once. */
    public void start() {
        tasks.execute(this::go);
    }

    /** Goes on after a restart of the controller. Returns at once. */
    public void resume() {
        tasks.execute(() -> {
            log.replay(host.loggedLines());
            seen = 0; // the log decides what was printed, not the cursor
            patience.resumed();
            if (state.operationId == null && state.stopCause != null) {
                unconfirmed();
            } else {
                go();
            }
            if (state.operationId != null) {
                signals.renew();
            }
            if ((state.stopCause != null || state.letGo) && state.operationId != null && !state.cancelSent) {
                signals.cancel();
            }
        });
    }

    /**
     * The build was aborted. The first time the agent is asked to end the operation, and its end is waited for; the
     * second time the host is released at once.
     *
     * @param cause why; the same once more is no second time, because some blocks repeat themselves
     */
    public void stop(Throwable cause) {
        tasks.execute(() -> {
            if (conclusion.reached() || state.stopCause == cause) {
                return;
            }
            if (state.stopCause != null) {
                release("aborted again; not waiting for the agent");
                return;
            }
            state.stopCause = cause;
            host.save();
            if (state.leaveOnAbort) {
                release("aborted with onAbort: leave");
            } else if (state.operationId != null) {
                signals.cancel();
            } else if (!submitting) {
                unconfirmed();
            }
        });
    }

    /** The operation has done its duty: the agent is asked to end it, and that is its success. */
    public void letGo() {
        tasks.execute(() -> {
            state.letGo = true;
            host.save();
            if (!conclusion.reached() && state.operationId != null) {
                signals.cancel();
            }
        });
    }

    /** One short phrase for the thread dump of the build. */
    public String status() {
        return progress.status();
    }

    private void go() throws IOException, InterruptedException {
        if (state.operationId == null) {
            submit();
        } else {
            follow();
        }
    }

    private void submit() throws IOException, InterruptedException {
        if (conclusion.reached() || state.stopCause != null) {
            return; // aborted since this try was planned
        }
        submitting = true;
        submission
                .send(client())
                .whenComplete((operation, error) -> tasks.execute(() -> {
                    submitting = false;
                    if (error == null) {
                        submitted(operation);
                    } else {
                        notSubmitted(AgentClient.unwrap(error));
                    }
                }));
    }

    private void submitted(Operation operation) throws IOException, InterruptedException {
        if (conclusion.reached()) {
            if (!state.leaveOnAbort) {
                state.operationId = operation.id();
                signals.cancel(); // nobody waits for it any more
            }
            return;
        }
        reached();
        state.operationId = operation.id();
        if (operation.deadline() != null && operation.submittedAt() != null) {
            // Only the length counts: the clocks of agent and controller need not agree.
            Duration length = Duration.between(operation.submittedAt(), operation.deadline());
            state.deadlineMillis = System.currentTimeMillis() + length.toMillis();
        }
        progress.is("accepted");
        log.head(operation.id());
        host.save();
        if (state.changing) {
            DeploymentsAction.started(host.run(), state);
        }
        if (state.stopCause != null) {
            signals.cancel();
        }
        signals.renew();
        follow();
    }

    private void notSubmitted(Throwable error) throws IOException, InterruptedException {
        if (conclusion.reached()) {
            return;
        }
        AgentException known = AgentException.from(error);
        mayHaveArrived |= known.mayHaveArrived();
        if (state.stopCause != null) {
            unconfirmed();
        } else if (known.mayPass() && patience.more()) {
            unreachable(known);
            tasks.after(patience.pause(), this::submit);
        } else {
            fail(known);
        }
    }

    /** Aborted without an answer of the agent. */
    private void unconfirmed() throws IOException, InterruptedException {
        if (mayHaveArrived) {
            withdrawal.begin();
        } else {
            release(UNCONFIRMED);
        }
    }

    /** Goes on with what became of an operation that was not confirmed. */
    private final class Withdrawn implements Withdrawal.Outcome {

        @Override
        public void found(Operation operation) throws IOException, InterruptedException {
            submitted(operation);
        }

        @Override
        public void notFound(boolean maybe) throws IOException, InterruptedException {
            mayHaveArrived = maybe;
            release(UNCONFIRMED);
        }
    }

    private void follow() throws IOException, InterruptedException {
        if (conclusion.reached()) {
            return; // released since this try was planned
        }
        int stream = ++streams;
        AgentClient client = client();
        closeStream = client.follow(state.namespace, state.operationId, seen, new EventSink() {
            @Override
            public void opened() {
                tasks.execute(() -> reached());
            }

            @Override
            public void event(String json) {
                tasks.execute(() -> onEvent(Json.read(json, Event.class)));
            }

            @Override
            public void ended(String json) {
                tasks.execute(() -> onEnd(Json.read(json, Operation.class)));
            }

            @Override
            public void closed(AgentException error) {
                tasks.execute(() -> {
                    if (stream == streams) {
                        lost(error);
                    }
                });
            }
        });
    }

    private void onEvent(Event event) throws IOException, InterruptedException {
        if (conclusion.reached() || event.number() <= seen) {
            return;
        }
        seen = event.number();
        log.event(event);
        state.cursor = Math.max(state.cursor, seen);
        progress.event(event.data());
        if (event.data() instanceof EventData.Phased phased && phased.phase() == Phase.RUNNING) {
            host.running();
        }
        saver.soon();
    }

    private void lost(AgentException error) throws IOException, InterruptedException {
        if (conclusion.reached()) {
            return;
        }
        if (error != null && !error.mayPass()) {
            fail(
                    error.status() == 404
                            ? unknownEnd("the agent no longer knows operation " + state.operationId)
                            : error);
            return;
        }
        if (error != null && !patience.more()) {
            if (state.stopCause != null || state.letGo) {
                release("the agent cannot be reached to confirm the cancel (" + error.getMessage() + ")");
            } else {
                fail(unknownEnd("operation " + state.operationId
                        + " is past its deadline and the agent cannot be reached (" + error.getMessage() + ")"));
            }
            return;
        }
        if (error != null) {
            unreachable(error);
        }
        tasks.after(patience.pause(), this::follow);
    }

    private AbortException unknownEnd(String why) {
        return new AbortException(state.where() + ": " + why + "; look at the workload to see how it ended");
    }

    private void onEnd(Operation operation) throws IOException, InterruptedException {
        conclusion.ended(operation);
        close();
    }

    private void release(String why) throws IOException, InterruptedException {
        conclusion.released(why, mayHaveArrived || submitting);
        close();
    }

    private void fail(Throwable error) {
        conclusion.failed(error, mayHaveArrived || submitting);
        close();
    }

    private void close() {
        if (conclusion.reached()) {
            streams++;
            closeStream.run();
        }
    }

    private void unreachable(AgentException error) {
        if (patience.failed()) {
            progress.is("the agent cannot be reached");
            log.line("agent " + state.endpoint + " cannot be reached: " + error.getMessage() + "; trying again until "
                    + patience.until());
        }
    }

    private void reached() {
        if (patience.succeeded()) {
            log.line("agent " + state.endpoint + " is back");
        }
    }

    private AgentClient client() throws IOException, InterruptedException {
        return EndpointConnector.connect(state.endpoint, state.credentialsId, host.run(), host.traceparent());
    }
}
