package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The values that a chart is given. They may be secret.
 *
 * @param text YAML; null for none
 * @param set {@code key=value}, as {@code --set}
 * @param setString {@code key=value}, as {@code --set-string}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HelmValues(String text, List<String> set, List<String> setString) {

    /** No values at all. */
    public static final HelmValues NONE = new HelmValues(null, null, null);

    /** Copies the lists and refuses what is no assignment. */
    public HelmValues {
        set = requirePairs("set", set);
        setString = requirePairs("setString", setString);
    }

    /** Whether there are none. */
    @JsonIgnore
    public boolean empty() {
        return text == null && set.isEmpty() && setString.isEmpty();
    }

    /** Says nothing of them. */
    @Override
    public String toString() {
        return empty() ? "no values" : "values";
    }

    private static List<String> requirePairs(String what, List<String> pairs) {
        for (String pair : pairs == null ? List.<String>of() : pairs) {
            if (pair == null || pair.indexOf('=') < 1) {
                // Not the text itself: it may hold a secret.
                throw new IllegalArgumentException(what + " must be key=value");
            }
        }
        return pairs == null ? List.of() : List.copyOf(pairs);
    }
}
