package io.jenkins.plugins.lizardcd.agent.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Finds the endpoint of a request by method and path. A segment in braces matches any text and becomes a parameter. */
final class Router extends Handler.Abstract {

    private static final long BEARABLE = 64L << 20;

    private final List<Route> routes = new ArrayList<>();
    private final OpenApi openApi = new OpenApi();
    private final int maxBodyBytes;

    Router(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Answers a request; may throw anything, and may answer later through the callback. */
    interface Endpoint {
        void answer(Call call) throws Exception;
    }

    private record Route(String method, List<String> segments, Endpoint endpoint) {}

    /** A request with what the path, the query and the body say. */
    record Call(Request request, Response response, Callback callback, Map<String, String> parameters, int maxBody) {

        String path(String name) {
            return parameters.get(name);
        }

        /** A query parameter, or null. */
        String query(String name) {
            Fields.Field field = Request.extractQueryParameters(request).get(name);
            return field == null || field.getValue().isBlank() ? null : field.getValue();
        }

        String required(String name) {
            String value = query(name);
            if (value == null) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, "the query parameter '" + name + "' is missing");
            }
            return value;
        }

        /** A query parameter that is a number of 0 or more. */
        int number(String name, int otherwise) {
            String text = query(name);
            return text == null ? otherwise : parse(name, text);
        }

        /** A query parameter that is true or false; false when it is missing. */
        boolean flag(String name) {
            String text = query(name);
            if (text != null && !text.equals("true") && !text.equals("false")) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, name + " must be true or false, not '" + text + "'");
            }
            return "true".equals(text);
        }

        static int parse(String name, String text) {
            try {
                int value = Integer.parseInt(text);
                if (value >= 0) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // answered below, as a negative number is
            }
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, name + " must be a number of 0 or more, not '" + text + "'");
        }

        /** Refuses query parameters that mean nothing here, so that a misspelt one is not just ignored. */
        void allowQuery(String... names) {
            Set<String> unknown =
                    new TreeSet<>(Request.extractQueryParameters(request).getNames());
            unknown.removeAll(Set.of(names));
            if (!unknown.isEmpty()) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "unknown query parameters " + unknown + "; known ones here: " + new TreeSet<>(Set.of(names)));
            }
        }

        /** Reads the body strictly, then goes on. */
        <T> void body(Class<T> type, BodyReader<T> next) {
            bytes("application/json", maxBody, bytes -> next.read(Json.strict().readValue(bytes, type)));
        }

        /**
         * Reads a body of another type, then goes on.
         *
         * @return done when the body is not in memory any more
         */
        CompletionStage<?> bytes(String mediaType, int most, BodyReader<byte[]> next) {
            String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
            if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith(mediaType)) {
                throw new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "the body must be " + mediaType + "; send 'Content-Type: " + mediaType + "'");
            }
            if (request.getLength() > most) {
                refuse(tooLarge(most));
                return CompletableFuture.completedStage(null);
            }
            return Content.Source.asByteArrayAsync(request, most).handle((bytes, fault) -> {
                try {
                    if (fault != null) {
                        throw fault instanceof IllegalStateException ? tooLarge(most) : fault;
                    }
                    next.read(bytes);
                } catch (JsonProcessingException e) {
                    Answers.problem(response, callback, Problem.of(ProblemType.INVALID_REQUEST, Json.explain(e)));
                } catch (Throwable e) {
                    Answers.fault(request, response, callback, e);
                }
                return null;
            });
        }

        /** Many clients read no answer before their whole body is sent, so one of bearable size is taken and dropped. */
        private void refuse(ProblemException problem) {
            if (request.getLength() > BEARABLE) {
                throw problem;
            }
            Content.Source.consumeAll(
                    request,
                    Callback.from(
                            () -> Answers.fault(request, response, callback, problem),
                            fault -> Answers.fault(request, response, callback, problem)));
        }

        private static ProblemException tooLarge(int most) {
            return new ProblemException(
                    ProblemType.TOO_LARGE, "the body is larger than the " + most + " bytes that this agent takes");
        }

        void json(int status, Object value) {
            Answers.json(response, callback, status, value);
        }

        interface BodyReader<T> {
            void read(T value) throws Exception;
        }
    }

    /** Adds a route; what is said about it goes into the OpenAPI document. */
    Router on(String method, String path, OpenApi.About about, Endpoint endpoint) {
        routes.add(new Route(method, segments(path), endpoint));
        openApi.add(method, path, about);
        return this;
    }

    /** Describes all routes. */
    OpenApi openApi() {
        return openApi;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            find(request, response, callback);
        } catch (Throwable e) {
            Answers.fault(request, response, callback, e);
        }
        return true;
    }

    private void find(Request request, Response response, Callback callback) throws Exception {
        List<String> segments = segments(Request.getPathInContext(request));
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            Map<String, String> parameters = match(route.segments(), segments);
            if (parameters != null && route.method().equals(request.getMethod())) {
                route.endpoint().answer(new Call(request, response, callback, parameters, maxBodyBytes));
                return;
            }
            if (parameters != null) {
                methods.add(route.method());
            }
        }
        String path = request.getHttpURI().getPath();
        if (methods.isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "there is no path " + path + "; /v1/openapi.json describes all");
        }
        response.getHeaders().put(HttpHeader.ALLOW, String.join(", ", methods));
        throw new ProblemException(
                ProblemType.METHOD_NOT_ALLOWED, request.getMethod() + " is not for " + path + "; use " + methods);
    }

    private static Map<String, String> match(List<String> pattern, List<String> path) {
        if (pattern.size() != path.size()) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String expected = pattern.get(i);
            if (expected.startsWith("{")) {
                parameters.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return null;
            }
        }
        return parameters;
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
