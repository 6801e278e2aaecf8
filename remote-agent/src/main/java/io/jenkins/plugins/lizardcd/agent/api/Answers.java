package io.jenkins.plugins.lizardcd.agent.api;

import io.jenkins.plugins.lizardcd.agent.client.RetryableException;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers: JSON, text, problems. */
final class Answers {

    private static final Logger LOGGER = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static void json(Response response, Callback callback, int status, Object value) {
        send(response, callback, status, "application/json", Json.write(value));
    }

    static void text(Response response, Callback callback, String type, String text) {
        send(response, callback, 200, type, text);
    }

    static void bytes(Response response, Callback callback, String type, byte[] content) {
        send(response, callback, 200, type, content);
    }

    static void problem(Response response, Callback callback, Problem problem) {
        if (problem.type() == ProblemType.UNAUTHORIZED) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"lizardcd\"");
        }
        if (problem.type() == ProblemType.TOO_MANY_REQUESTS || problem.type() == ProblemType.UNAVAILABLE) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        send(response, callback, problem.status(), Api.PROBLEM_JSON, Json.write(problem));
    }

    /** Answers with the problem that the fault is, or with one that hides a fault of ours. */
    static void fault(Request request, Response response, Callback callback, Throwable fault) {
        if (response.isCommitted()) {
            callback.failed(fault);
        } else {
            problem(response, callback, problemOf(request, fault));
        }
    }

    private static Problem problemOf(Request request, Throwable fault) {
        if (fault instanceof ProblemException known) {
            return known.problem();
        }
        if (fault instanceof IllegalArgumentException wrong) {
            return Problem.of(ProblemType.INVALID_REQUEST, wrong.getMessage());
        }
        if (fault instanceof RetryableException passing) {
            return Problem.of(ProblemType.UNAVAILABLE, passing.getMessage());
        }
        LOGGER.warn("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), fault);
        return Problem.of(
                ProblemType.INTERNAL,
                "the agent failed to answer " + request.getMethod() + " "
                        + request.getHttpURI().getPath() + "; its log says why");
    }

    private static void send(Response response, Callback callback, int status, String type, String text) {
        send(response, callback, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(Response response, Callback callback, int status, String type, byte[] content) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(content), callback);
    }

    /** Problems that Jetty itself finds, such as a request line it cannot read. */
    static final class JettyErrors extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Throwable fault = (Throwable) request.getAttribute(ERROR_EXCEPTION);
            int status = fault instanceof HttpException http ? http.getCode() : response.getStatus();
            ProblemType type =
                    switch (status) {
                        case 404 -> ProblemType.NOT_FOUND;
                        case 413 -> ProblemType.TOO_LARGE;
                        case 429 -> ProblemType.TOO_MANY_REQUESTS;
                        case 503 -> ProblemType.UNAVAILABLE;
                        default -> status >= 500 ? ProblemType.INTERNAL : ProblemType.INVALID_REQUEST;
                    };
            String detail = type == ProblemType.TOO_MANY_REQUESTS
                    ? "this address sends more requests than the agent takes; slow down and try again"
                    : type.title() + "; check the request line, the headers and the size of the body";
            problem(response, callback, Problem.of(type, detail));
            return true;
        }
    }
}
