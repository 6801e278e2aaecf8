package io.jenkins.plugins.lizardcd.testbed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Those JSONPaths of kubectl that lead to one plain value: names and numbers only. All others are for kubectl. */
final class FieldPath {

    private static final Pattern STEP = Pattern.compile("\\.((?:[A-Za-z0-9_/-]|\\\\\\.)+)|\\[(\\d+)]");
    private static final Pattern WHOLE = Pattern.compile("(?:" + STEP.pattern() + ")+");

    private FieldPath() {}

    /**
     * The value as kubectl prints it.
     *
     * @return empty when that is better left to kubectl
     */
    static Optional<String> read(Map<?, ?> object, String path) {
        if (!WHOLE.matcher(path).matches()) {
            return Optional.empty();
        }
        Object value = object;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            if (step.group(1) != null) {
                value = Json.object(value).get(step.group(1).replace("\\.", "."));
            } else if (value instanceof List<?> list && Integer.parseInt(step.group(2)) < list.size()) {
                value = list.get(Integer.parseInt(step.group(2)));
            } else {
                return Optional.empty();
            }
        }
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Optional.of(String.valueOf(number.longValue()))
                    : Optional.empty();
        }
        return value instanceof Map || value instanceof List ? Optional.empty() : Optional.of(Json.text(value));
    }
}
