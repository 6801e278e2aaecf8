package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The values that a chart is given. They may be secret.
 *
 * @param files YAML files of the workspace, the later over the earlier
 * @param text YAML over those; null for none
 * @param set {@code key=value}, as {@code --set}
 * @param setString {@code key=value}, as {@code --set-string}
 * @param setFile {@code key=path} of a file of the workspace, as {@code --set-file}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HelmValues(
        List<String> files, String text, List<String> set, List<String> setString, List<String> setFile) {

    /** No values at all. */
    public static final HelmValues NONE = new HelmValues(null, null, null, null, null);

    /** Copies the lists and refuses what is no assignment. */
    public HelmValues {
        files = files == null ? List.of() : List.copyOf(files);
        files.forEach(f -> WorkspacePath.require(f, "values file"));
        set = requirePairs("set", set);
        setString = requirePairs("setString", setString);
        setFile = requirePairs("setFile", setFile);
    }

    /**
     * Values without files of the workspace.
     *
     * @param text YAML; null for none
     * @param set each {@code key=value}
     */
    public static HelmValues of(String text, String... set) {
        return new HelmValues(null, text, List.of(set), null, null);
    }

    /** Whether there are none. */
    @JsonIgnore
    public boolean empty() {
        return text == null && set.isEmpty() && setString.isEmpty() && !inWorkspace();
    }

    /** Whether they need files of the workspace. */
    @JsonIgnore
    public boolean inWorkspace() {
        return !files.isEmpty() || !setFile.isEmpty();
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
