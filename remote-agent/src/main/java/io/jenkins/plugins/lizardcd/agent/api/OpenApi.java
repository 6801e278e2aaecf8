package io.jenkins.plugins.lizardcd.agent.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.Problem;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The OpenAPI 3.1 description of the interface, made from its routes and from the types of the contract. */
final class OpenApi {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final List<Entry> entries = new ArrayList<>();

    /**
     * What a route takes and gives.
     *
     * @param summary one line
     * @param query names of the query parameters
     * @param body type of the body, or null; {@code byte[]} for one that is no JSON
     * @param answer type of the JSON answer; null for another media type
     * @param mediaType media type of the answer
     * @param bodyType media type of the body
     */
    record About(String summary, List<String> query, Class<?> body, Type answer, String mediaType, String bodyType) {

        private static final String JSON = "application/json";

        static About json(String summary, Type answer, String... query) {
            return new About(summary, List.of(query), null, answer, JSON, JSON);
        }

        static About json(String summary, Class<?> body, Type answer) {
            return new About(summary, List.of(), body, answer, JSON, JSON);
        }

        static About upload(String summary, String bodyType, Type answer) {
            return new About(summary, List.of(), byte[].class, answer, JSON, bodyType);
        }

        static About download(String summary, Class<?> body, String answerType) {
            return new About(summary, List.of(), body, null, answerType, JSON);
        }

        static About text(String summary, String mediaType, String... query) {
            return new About(summary, List.of(query), null, null, mediaType, JSON);
        }
    }

    private record Entry(String method, String path, About about) {}

    void add(String method, String path, About about) {
        entries.add(new Entry(method, path, about));
    }

    ObjectNode document(String version) {
        Schemas schemas = new Schemas();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "LizardCD agent")
                .put("version", version)
                .put("description", "Operations and reads in a Kubernetes namespace.");
        document.putArray("security").addObject().putArray("bearer");
        ObjectNode paths = document.putObject("paths");
        entries.forEach(e -> describe(paths.withObjectProperty(e.path()), e, schemas));
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer");
        components.set("schemas", schemas.all());
        return document;
    }

    private static void describe(ObjectNode path, Entry entry, Schemas schemas) {
        ObjectNode operation = path.putObject(entry.method().toLowerCase(Locale.ROOT));
        operation.put("summary", entry.about().summary());
        ArrayNode parameters = operation.putArray("parameters");
        Matcher matcher = PARAMETER.matcher(entry.path());
        while (matcher.find()) {
            parameter(parameters, matcher.group(1), "path", true);
        }
        entry.about().query().forEach(q -> parameter(parameters, q, "query", false));
        if (entry.about().body() != null) {
            operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject(entry.about().bodyType())
                    .set("schema", schemas.of(entry.about().body()));
        }
        ObjectNode responses = operation.putObject("responses");
        ObjectNode content = responses
                .putObject("2XX")
                .put("description", "done")
                .putObject("content")
                .putObject(entry.about().mediaType());
        if (entry.about().answer() != null) {
            content.set("schema", schemas.of(entry.about().answer()));
        }
        responses
                .putObject("default")
                .put("description", "a problem (RFC 9457)")
                .putObject("content")
                .putObject(Api.PROBLEM_JSON)
                .set("schema", schemas.of(Problem.class));
    }

    private static void parameter(ArrayNode parameters, String name, String in, boolean required) {
        ObjectNode parameter =
                parameters.addObject().put("name", name).put("in", in).put("required", required);
        parameter.putObject("schema").put("type", "string");
    }
}
