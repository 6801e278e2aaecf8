package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A question for what has drifted.
 *
 * @param ignore fields that are left to others, each an {@link IgnoreRule}; default none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DriftQuery(List<String> ignore) {

    /** Refuses rules that ignore nothing. */
    public DriftQuery {
        ignore = ignore == null ? List.of() : List.copyOf(ignore);
        ignore.forEach(IgnoreRule::parse);
    }
}
