package io.jenkins.plugins.lizardcd.shared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a successful operation returns.
 *
 * @param outcome how it ended
 * @param changes what it changed, in order
 * @param values further values by the names that the step's help lists, such as {@code revision}; JSON types only
 */
public record Result(Outcome outcome, List<Change> changes, Map<String, Object> values) {

    /** Copies the collections; order is kept. */
    public Result {
        changes = changes == null ? List.of() : List.copyOf(changes);
        values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
