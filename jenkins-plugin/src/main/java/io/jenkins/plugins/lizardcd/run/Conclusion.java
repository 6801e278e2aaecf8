package io.jenkins.plugins.lizardcd.run;

import hudson.AbortException;
import io.jenkins.plugins.lizardcd.client.AgentException;
import io.jenkins.plugins.lizardcd.shared.Operation;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends a step once: tells its log, the record of the build, and its host. Later ends are ignored. */
final class Conclusion {

    private static final Logger LOGGER = Logger.getLogger(Conclusion.class.getName());

    private final OperationState state;
    private final OperationHost host;
    private final OperationLog log;
    private boolean reached;

    Conclusion(OperationState state, OperationHost host, OperationLog log) {
        this.state = state;
        this.host = host;
        this.log = log;
    }

    boolean reached() {
        return reached;
    }

    /** The agent says how the operation ended. */
    void ended(Operation operation) throws IOException, InterruptedException {
        if (reached) {
            return;
        }
        Ending ending = new Ending(state, operation);
        log.end(ending, operation);
        if (state.changing) {
            DeploymentsAction.ended(host.run(), state, operation);
        }
        reached = true;
        if (state.stopCause != null) {
            host.failed(state.stopCause);
        } else if (ending.successful()) {
            host.succeeded(ending.result(host.run()));
        } else {
            host.failed(new AbortException(ending.message()));
        }
    }

    /**
     * The build goes without knowing the end of the operation; says where that lives.
     *
     * @param why the reason
     * @param mayHaveArrived whether the agent may have the request although it never confirmed it
     */
    void released(String why, boolean mayHaveArrived) throws IOException, InterruptedException {
        if (reached) {
            return;
        }
        if (state.operationId != null) {
            log.line(why + "; " + whereItLives());
            if (state.changing) {
                DeploymentsAction.left(host.run(), state);
            }
        } else if (mayHaveArrived) {
            log.line(why + "; if the request did arrive, the operation ends by itself");
        } else {
            log.line(why + "; nothing was begun");
        }
        reached = true;
        if (state.letGo) {
            host.succeeded(Map.of()); // it ends by itself, when nobody renews it
        } else {
            host.failed(state.stopCause);
        }
    }

    /**
     * The operation cannot be followed to its end.
     *
     * @param error why
     * @param mayHaveArrived as for {@link #released}
     */
    void failed(Throwable error, boolean mayHaveArrived) {
        if (reached || Tasks.terminating()) {
            return;
        }
        try {
            Throwable shown = explained(error, mayHaveArrived);
            if (state.changing && state.operationId != null) {
                DeploymentsAction.left(host.run(), state);
            }
            reached = true;
            host.failed(state.stopCause == null ? shown : state.stopCause);
        } catch (IOException | InterruptedException | RuntimeException e) {
            // The build or its log is gone. Without this the step would wait for ever.
            LOGGER.log(Level.WARNING, "reporting the end of " + state.where(), e);
            reached = true;
            host.failed(error);
        }
    }

    private Throwable explained(Throwable error, boolean mayHaveArrived) {
        if (!(error instanceof AgentException known)) {
            return error;
        }
        String text = known.getMessage();
        if (state.operationId != null) {
            text += "; " + whereItLives();
        } else if (mayHaveArrived) {
            text += "; if the request did arrive, the operation goes on without this build";
        } else {
            log.line("not begun: " + text);
            known.missingRules().forEach(log::detail);
            return new AbortException(state.where() + ": " + text);
        }
        log.line(text);
        known.missingRules().forEach(log::detail);
        return new AbortException(state.where() + ": " + text);
    }

    private String whereItLives() {
        return "operation " + state.operationId + " in namespace " + state.namespace + " of endpoint " + state.endpoint
                + " may still run";
    }
}
