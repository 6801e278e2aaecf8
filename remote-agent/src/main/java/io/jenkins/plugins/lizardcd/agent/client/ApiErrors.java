package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Turns error answers of the API server into exceptions that say what to do. */
final class ApiErrors {

    private static final int MOST_TEXT = 2000;
    private static final Pattern UNFIT = Pattern.compile(
            "^failed to (create typed \\w+ object|convert new object to proper version)( \\([^)]*\\))?: "
                    + "(unable to convert unstructured object to [^:]*: )?");

    private ApiErrors() {}

    static RuntimeException of(Rest.Call call, int code, byte[] body) {
        JsonNode status = status(body);
        String said = message(status, code, body);
        // A webhook may deny with whatever code it likes; to ask it again would not help.
        if (said.startsWith("admission webhook ") && said.contains(" denied the request")) {
            return refused(call, said);
        }
        return switch (code) {
            case 403 -> forbidden(call, said);
            case 404 -> new ProblemException(ProblemType.NOT_FOUND, notFound(call, status, said));
            case 409 ->
                new ConflictException(
                        call + " met a conflict: " + said,
                        status.path("reason").asText().equals("AlreadyExists"));
            case 410 -> new GoneException(said);
            case 415 ->
                new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, call + " was refused by the API server: " + said);
            case 400, 405, 406, 413, 422 ->
                new ProblemException(ProblemType.UNPROCESSABLE, call + " was refused by the API server: " + cut(said));
            case 401 -> new RetryableException(call + ": the API server does not accept the agent's token", null);
            case 500 -> fault(call, said);
            default -> new RetryableException(call + " failed with HTTP " + code + ": " + said, null);
        };
    }

    /** Where a field of an apply has no fitting value, the API server answers as if that were a fault of its own. */
    private static RuntimeException fault(Rest.Call call, String said) {
        Matcher unfit = UNFIT.matcher(said);
        return unfit.find()
                ? refused(call, said.substring(unfit.end()))
                : new RetryableException(call + " failed with HTTP 500: " + said, null);
    }

    // Quota, Pod Security and webhooks answer 403 as well; only RBAC says "cannot <verb> resource".
    private static ProblemException forbidden(Rest.Call call, String said) {
        if (call.resource() == null || !said.contains("cannot " + call.verb() + " resource") && !said.isEmpty()) {
            return refused(call, said);
        }
        String plural = call.resource().plural() + (call.subresource() == null ? "" : "/" + call.subresource());
        return missing(new Permission(call.verb(), call.resource().group(), plural), call.object(), call.namespace());
    }

    private static ProblemException refused(Rest.Call call, String said) {
        return new ProblemException(ProblemType.UNPROCESSABLE, call + " was refused: " + cut(said));
    }

    /** A webhook may say very much, and it is kept in the record of the operation. */
    private static String cut(String said) {
        return said.length() <= MOST_TEXT ? said : said.substring(0, MOST_TEXT) + "...";
    }

    static ProblemException missing(Permission permission, String object, String namespace) {
        ProblemType type = ProblemType.MISSING_PERMISSION;
        String detail = "the agent may not " + permission.verb() + " " + object + " in namespace " + namespace
                + "; add to its Role: " + permission.ruleLine();
        return new ProblemException(
                new Problem(type, type.title(), type.status(), detail, null, List.of(permission), null));
    }

    private static String notFound(Rest.Call call, JsonNode status, String said) {
        if (call.resource() == null) {
            return said;
        }
        if (!status.path("details").path("name").asText().isEmpty() && call.name() != null) {
            return call.object() + " does not exist in namespace " + call.namespace();
        }
        return "this cluster has no " + call.resource().plural() + " in "
                + call.resource().apiVersion() + " (" + call + ")";
    }

    private static JsonNode status(byte[] body) {
        try {
            JsonNode tree = Json.tolerant().readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static String message(JsonNode status, int code, byte[] body) {
        JsonNode details = status.path("details").path("causes");
        String message = status.path("message").asText("");
        if (code == 422 && !details.isEmpty()) {
            return StreamSupport.stream(details.spliterator(), false)
                    .map(c ->
                            c.path("field").asText() + ": " + c.path("message").asText())
                    .distinct()
                    .limit(5)
                    .collect(Collectors.joining("; "));
        }
        if (!message.isEmpty() || body.length == 0) {
            return message;
        }
        String text = new String(body, 0, Math.min(body.length, 300), StandardCharsets.UTF_8);
        return text.strip().lines().findFirst().orElse("");
    }
}
