package io.jenkins.plugins.lizardcd.agent.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Hides secrets in what helm and the API server say: their errors quote values, of templates that fail, of schemas and
 * of types that do not match.
 *
 * @param texts what nobody may see, the longest first
 */
public record Mask(List<String> texts) {

    /** Hides nothing. */
    public static final Mask NONE = new Mask(List.of());

    /** What stands instead; as Jenkins writes it. */
    public static final String MASKED = "****";

    /** Shorter texts are no secrets, and would be found in every sentence. */
    private static final int SHORTEST = 4;
    /** The shortest line of a longer text that is hidden alone. */
    private static final int SHORTEST_LINE = 8;

    /**
     * Hides these secrets, in every form in which helm and its templates may write them.
     *
     * @param secrets texts that nobody may see
     */
    public static Mask of(Collection<String> secrets) {
        Set<String> forms = new HashSet<>();
        for (String secret : secrets) {
            if (secret.strip().length() < SHORTEST) {
                continue;
            }
            forms(secret, forms);
            if (secret.contains("\n")) {
                // Of a text with many lines, an error shows some.
                secret.lines()
                        .map(String::strip)
                        .filter(line -> line.length() >= SHORTEST_LINE)
                        .forEach(line -> forms(line, forms));
            }
        }
        return new Mask(forms.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    private static void forms(String secret, Set<String> forms) {
        forms.add(secret);
        forms.add(secret.strip());
        // As in JSON and in Go's quotes.
        String quoted = secret.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
        forms.add(quoted.replace("\"", "\\\""));
        forms.add(quoted.replace("'", "\\'"));
        forms.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Hides what the other hides as well.
     *
     * @param other another one
     */
    public Mask and(Mask other) {
        if (other.texts.isEmpty()) {
            return this;
        }
        Set<String> both = new HashSet<>(texts);
        both.addAll(other.texts);
        return new Mask(both.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /**
     * The text without the secrets.
     *
     * @param text what is to be shown
     */
    public String hide(String text) {
        String hidden = text;
        for (String secret : texts) {
            hidden = hidden.replace(secret, MASKED);
        }
        return hidden;
    }

    /** Says nothing of them. */
    @Override
    public String toString() {
        return "mask of " + texts.size() + " texts";
    }
}
