package io.jenkins.plugins.lizardcd.client;

import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** An agent could not be reached, or it refused. The message is one line that a user can act on. */
public final class AgentException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final List<Class<? extends IOException>> NEVER_SENT = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class);

    private final int status;
    private final boolean mayPass;
    private final transient Problem problem;

    private AgentException(String message, int status, boolean mayPass, Problem problem, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.mayPass = mayPass;
        this.problem = problem;
    }

    /**
     * The agent gave no answer, for a reason that may pass by itself.
     *
     * @param message one line
     * @param cause what happened
     */
    public static AgentException unreachable(String message, Throwable cause) {
        return new AgentException(message, 0, true, null, cause);
    }

    /**
     * Trying again cannot help, such as for a wrong certificate.
     *
     * @param message one line
     * @param cause what happened; may be null
     */
    public static AgentException refused(String message, Throwable cause) {
        return new AgentException(message, 0, false, null, cause);
    }

    /**
     * The agent answered with an error.
     *
     * @param status the HTTP status code
     * @param message one line
     * @param problem what the agent says, or null when the answer was no problem document
     */
    public static AgentException answered(int status, String message, Problem problem) {
        boolean mayPass = status == 429 || status >= 500 && status != 501 && status != 505;
        return new AgentException(message, status, mayPass, problem, null);
    }

    /**
     * The same, if it is one; else a refusal, because a fault of ours does not pass by waiting.
     *
     * @param error what a future of {@link AgentClient} failed with
     */
    public static AgentException from(Throwable error) {
        return error instanceof AgentException known ? known : refused(String.valueOf(error.getMessage()), error);
    }

    /** The HTTP status code; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** Whether the same request may succeed later. */
    public boolean mayPass() {
        return mayPass;
    }

    /** Whether the agent may have got the request although it gave no answer: the connection stood, and then broke. */
    public boolean mayHaveArrived() {
        if (status == 502 || status == 504) {
            return true; // a proxy gave up on it
        }
        return status == 0
                && mayPass
                && Stream.iterate(getCause(), Objects::nonNull, Throwable::getCause)
                        .noneMatch(t -> NEVER_SENT.stream().anyMatch(type -> type.isInstance(t)));
    }

    /** What the agent says, or null. */
    public Problem problem() {
        return problem;
    }

    /** The lines to add to the agent's Role; empty when that is not the problem. */
    public List<String> missingRules() {
        return problem == null || problem.missing() == null
                ? List.of()
                : problem.missing().stream().map(Permission::ruleLine).toList();
    }
}
