package io.jenkins.plugins.lizardcd.run;

import hudson.AbortException;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.client.AgentException;
import io.jenkins.plugins.lizardcd.client.EventSink;
import io.jenkins.plugins.lizardcd.endpoint.EndpointConnector;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/**
 * Takes an operation from its submission to its end, for whatever host. It holds no thread while the operation runs:
 * every method that does something is a short task on the operation's own {@link BuildExecutor}, begun by an answer, an
 * event, a timer or the host.
 */
public final class OperationFollower {

    private static final Logger LOGGER = Logger.getLogger(OperationFollower.class.getName());

    private final OperationState state;
    private final OperationHost host;
    private final OperationLog log;
    private final BuildExecutor executor = new BuildExecutor();
    private final Patience patience;
    private final Submission submission;

    private boolean finished;
    private boolean submitting;
    private boolean mayHaveArrived;
    private long seen;
    private int streams;
    private Runnable closeStream = () -> {};
    private boolean saveDue;
    private volatile String progress = "submitting";

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
        this.patience = new Patience(state);
        this.submission = new Submission(state, host);
        this.seen = state.cursor;
    }

    /** Begins. Returns at once. */
    public void start() {
        execute(this::go);
    }

    /** Goes on after a restart of the controller. Returns at once. */
    public void resume() {
        execute(() -> {
            log.replay(host.loggedLines());
            seen = 0; // the log decides what was printed, not the cursor
            patience.resumed();
            go();
            if (state.stopCause != null && !state.cancelSent) {
                cancel();
            }
        });
    }

    /**
     * The build was aborted. The first time the agent is asked to end the operation, and its end is waited for; the
     * second time the host is released at once.
     *
     * @param cause why
     */
    public void stop(Throwable cause) {
        execute(() -> {
            if (finished) {
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
                cancel();
            } else if (!submitting) {
                release("aborted before the agent confirmed the operation");
            }
        });
    }

    /** One short phrase for the thread dump of the build. */
    public String status() {
        String at = state.namespace + "@" + state.endpoint;
        return state.stopCause == null
                ? "waiting for " + state.target + " in " + at + ": " + progress
                : "waiting for the cancel of " + state.target + " in " + at;
    }

    private void go() throws IOException, InterruptedException {
        if (state.operationId == null) {
            submit();
        } else {
            follow();
        }
    }

    private void submit() throws IOException, InterruptedException {
        submitting = true;
        submission
                .send(client())
                .whenComplete((operation, error) -> execute(() -> {
                    submitting = false;
                    if (error == null) {
                        submitted(operation);
                    } else {
                        notSubmitted(AgentClient.unwrap(error));
                    }
                }));
    }

    private void submitted(Operation operation) throws IOException, InterruptedException {
        if (finished) {
            return;
        }
        reached();
        state.operationId = operation.id();
        if (operation.deadline() != null && operation.submittedAt() != null) {
            // Only the length counts: the clocks of agent and controller need not agree.
            Duration length = Duration.between(operation.submittedAt(), operation.deadline());
            state.deadlineMillis = System.currentTimeMillis() + length.toMillis();
        }
        progress = "accepted";
        log.head(operation.id());
        host.save();
        if (state.changing) {
            DeploymentsAction.started(host.run(), state);
        }
        if (state.stopCause != null) {
            cancel();
        }
        follow();
    }

    private void notSubmitted(Throwable error) throws IOException, InterruptedException {
        AgentException known = AgentException.from(error);
        mayHaveArrived |= known.status() == 0;
        if (state.stopCause != null) {
            release("aborted before the agent confirmed the operation");
        } else if (known.mayPass() && patience.more()) {
            unreachable(known);
            after(patience.pause(), this::submit);
        } else {
            fail(known);
        }
    }

    private void follow() throws IOException, InterruptedException {
        int stream = ++streams;
        AgentClient client = client();
        closeStream = client.follow(state.namespace, state.operationId, seen, new EventSink() {
            @Override
            public void opened() {
                execute(() -> reached());
            }

            @Override
            public void event(String json) {
                execute(() -> onEvent(Json.read(json, Event.class)));
            }

            @Override
            public void ended(String json) {
                execute(() -> onEnd(Json.read(json, Operation.class)));
            }

            @Override
            public void closed(AgentException error) {
                execute(() -> {
                    if (stream == streams) {
                        lost(error);
                    }
                });
            }
        });
    }

    private void onEvent(Event event) throws IOException, InterruptedException {
        if (finished || event.number() <= seen) {
            return;
        }
        seen = event.number();
        log.event(event);
        state.cursor = Math.max(state.cursor, seen);
        if (event.data() instanceof EventData.Progressed rollout) {
            progress = rollout.ready() + "/" + rollout.desired() + " ready";
        } else if (event.data() instanceof EventData.Phased phased && phased.phase() != null) {
            progress = phased.phase().name().toLowerCase(Locale.ROOT);
        }
        saveSoon();
    }

    /** Saves within a second: each save writes the whole program of the build, and the log knows the rest anyway. */
    private void saveSoon() {
        if (!saveDue) {
            saveDue = true;
            after(1000, () -> {
                saveDue = false;
                if (!finished) {
                    host.save();
                }
            });
        }
    }

    private void lost(AgentException error) throws IOException, InterruptedException {
        if (finished) {
            return;
        }
        if (error != null && !error.mayPass()) {
            fail(
                    error.status() == 404
                            ? new AbortException(state.where() + ": the agent no longer knows operation "
                                    + state.operationId + "; look at the workload to see how it ended")
                            : error);
            return;
        }
        if (error != null && !patience.more()) {
            if (state.stopCause != null) {
                release("the agent cannot be reached to confirm the cancel (" + error.getMessage() + ")");
            } else {
                fail(new AbortException(state.where() + ": operation " + state.operationId
                        + " is past its deadline and the agent cannot be reached (" + error.getMessage()
                        + "); look at the workload to see how it ended"));
            }
            return;
        }
        if (error != null) {
            unreachable(error);
        }
        after(patience.pause(), this::follow);
    }

    private void cancel() throws IOException, InterruptedException {
        patience.stopping();
        CancelRequest request = new CancelRequest(Reasons.of(state.stopCause), Reasons.by(state.stopCause), null);
        client().cancel(state.namespace, state.operationId, request)
                .whenComplete((operation, error) -> execute(() -> {
                    if (finished) {
                        return;
                    }
                    if (error == null) {
                        state.cancelSent = true;
                        log.line("cancel requested (" + request.reason() + "); waiting for the agent to end operation "
                                + state.operationId + " safely");
                        host.save();
                        return;
                    }
                    AgentException known = AgentException.from(AgentClient.unwrap(error));
                    if (!known.mayPass()) {
                        // An operation that has ended refuses a cancel: its end is on the stream.
                        log.line("the agent refused the cancel: " + known.getMessage());
                    } else if (patience.more()) {
                        after(patience.pause(), this::cancel);
                    }
                }));
    }

    private void onEnd(Operation operation) throws IOException, InterruptedException {
        if (finished) {
            return;
        }
        Ending ending = new Ending(state, operation);
        log.end(ending, operation);
        if (state.changing) {
            DeploymentsAction.ended(host.run(), state, operation);
        }
        finish();
        if (state.stopCause != null) {
            host.failed(state.stopCause);
        } else if (ending.successful()) {
            host.succeeded(ending.result(host.run()));
        } else {
            host.failed(new AbortException(ending.message()));
        }
    }

    /** Ends the step without knowing the end of the operation, and says where that lives. */
    private void release(String why) throws IOException, InterruptedException {
        if (state.operationId != null) {
            log.line(why + "; operation " + state.operationId + " in namespace " + state.namespace + " of endpoint "
                    + state.endpoint + " may still run");
            if (state.changing) {
                DeploymentsAction.left(host.run(), state);
            }
        } else if (mayHaveArrived || submitting) {
            log.line(why + "; if the request did arrive, the operation ends by itself");
        } else {
            log.line(why + "; nothing was begun");
        }
        finish();
        host.failed(state.stopCause);
    }

    private void fail(Throwable error) throws IOException, InterruptedException {
        if (finished || terminating()) {
            return;
        }
        Throwable shown = error;
        if (error instanceof AgentException known) {
            known.missingRules().forEach(log::detail);
            String text = state.where() + ": " + known.getMessage();
            shown = new AbortException(text);
            log.line(state.operationId == null ? "not begun: " + known.getMessage() : known.getMessage());
        }
        if (state.changing && state.operationId != null) {
            DeploymentsAction.left(host.run(), state);
        }
        finish();
        host.failed(state.stopCause == null ? shown : state.stopCause);
    }

    private void finish() {
        finished = true;
        streams++;
        closeStream.run();
    }

    private void unreachable(AgentException error) {
        if (patience.failed()) {
            progress = "the agent cannot be reached";
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
        return EndpointConnector.connect(state.endpoint, host.run(), host.traceparent());
    }

    private static boolean terminating() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null || jenkins.isTerminating();
    }

    private void after(long millis, Task task) {
        Timer.get().schedule(() -> execute(task), millis, TimeUnit.MILLISECONDS);
    }

    private void execute(Task task) {
        executor.execute(() -> {
            if (terminating()) {
                return; // the state is saved; the next controller goes on
            }
            try {
                task.run();
            } catch (Throwable t) {
                if (!(t instanceof IOException)) {
                    LOGGER.log(Level.WARNING, "following " + state.where(), t);
                }
                failQuietly(t);
            }
        });
    }

    private void failQuietly(Throwable error) {
        try {
            fail(error);
        } catch (IOException | InterruptedException | RuntimeException e) {
            // The build or its log is gone. Without this the step would wait for ever.
            LOGGER.log(Level.WARNING, "reporting the end of " + state.where(), e);
            finish();
            host.failed(error);
        }
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }
}
