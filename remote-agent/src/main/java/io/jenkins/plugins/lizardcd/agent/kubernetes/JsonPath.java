package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of kubectl's JSONPath that names a value: {@code .a.b}, {@code ['a.b']}, {@code [0]}, {@code [*]} and
 * {@code [?(@.type=="Ready")]}.
 */
final class JsonPath {

    private static final Pattern STEP =
            Pattern.compile("\\.?\\[\\?\\(\\s*@\\.(?<key>[A-Za-z0-9_.-]+)\\s*==\\s*[\"'](?<value>[^\"']*)[\"']\\s*\\)]"
                    + "|\\.?\\[(?<index>-?\\d+)]"
                    + "|\\.?\\[\\*]|\\.\\*"
                    + "|\\.?\\[['\"](?<quoted>[^'\"]+)['\"]]"
                    + "|\\.(?<field>(?:[A-Za-z0-9_/-]|\\\\\\.)+)");

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /** From some values to the next ones. */
    @FunctionalInterface
    private interface Step {
        void follow(JsonNode from, List<JsonNode> to);
    }

    /**
     * Reads it.
     *
     * @param text without the braces
     */
    static JsonPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw Problems.unprocessable("'{" + text + "}' is not a JSONPath that can be waited for; at '"
                        + text.substring(at) + "' use .field, [0], [*], ['a.b'] or [?(@.type==\"Ready\")]");
            }
            steps.add(step(matcher));
            at = matcher.end();
        }
        return new JsonPath(steps);
    }

    private static Step step(Matcher matcher) {
        if (matcher.group("key") != null) {
            String key = matcher.group("key");
            String value = matcher.group("value");
            return (from, to) -> from.forEach(e -> {
                if (e.at("/" + key.replace('.', '/')).asText().equals(value)) {
                    to.add(e);
                }
            });
        }
        if (matcher.group("index") != null) {
            int index = Integer.parseInt(matcher.group("index"));
            return (from, to) -> to.add(from.path(index < 0 ? from.size() + index : index));
        }
        String field = matcher.group("quoted") != null ? matcher.group("quoted") : matcher.group("field");
        if (field == null) {
            return (from, to) -> from.forEach(to::add);
        }
        String name = field.replace("\\.", ".");
        return (from, to) -> to.add(from.path(name));
    }

    /** The values there are, as text; an object or a list as JSON. */
    List<String> values(JsonNode object) {
        List<JsonNode> nodes = List.of(object);
        for (Step step : steps) {
            List<JsonNode> next = new ArrayList<>();
            nodes.forEach(n -> step.follow(n, next));
            nodes = next;
        }
        return nodes.stream()
                .filter(n -> !n.isMissingNode() && !n.isNull())
                .map(n -> n.isValueNode() ? n.asText() : n.toString())
                .toList();
    }
}
