package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The difference between two states of an object, value by value. */
public final class Difference {

    private static final int MOST_CHANGES = 20;
    private static final int MOST_TEXT = 120;
    private static final int SUMMARY_LENGTH = 240;
    private static final String KUBECTLS_COPY = "metadata.annotations." + KubeObject.LAST_APPLIED;
    /** What the API server writes into each object. */
    private static final List<String> SERVER =
            List.of("managedFields", "resourceVersion", "uid", "generation", "creationTimestamp", "selfLink");

    private final String ref;
    private final boolean secret;
    private final UnaryOperator<String> mask;
    private final List<Change> changes = new ArrayList<>();

    private Difference(String ref, boolean secret, UnaryOperator<String> mask) {
        this.ref = ref;
        this.secret = secret;
        this.mask = mask;
    }

    /**
     * The changed values, the first of them; those of a Secret are masked. Without the status and without what the API
     * server writes.
     *
     * @param ref {@code kind/name}
     * @param before one state
     * @param after the other
     * @param mask hides what else is secret
     */
    public static List<Change> between(String ref, KubeObject before, KubeObject after, UnaryOperator<String> mask) {
        return between(ref, plain(before), plain(after), mask);
    }

    /**
     * The changed values, the first of them; those of a Secret are masked.
     *
     * @param ref {@code kind/name}
     * @param before one state
     * @param after the other
     * @param mask hides what else is secret
     */
    public static List<Change> between(String ref, ObjectNode before, ObjectNode after, UnaryOperator<String> mask) {
        boolean secret = before.path("kind").asText().equals("Secret");
        Difference difference = new Difference(ref, secret, mask);
        difference.compare("", before, after);
        return List.copyOf(difference.changes);
    }

    /**
     * The changes in one line, as many as are easily read, and how many there are besides. What concerns the object's
     * metadata comes last.
     *
     * @param changes of one object, at least one
     */
    public static String summary(List<Change> changes) {
        StringBuilder line = new StringBuilder();
        int told = 0;
        for (Change change : changes.stream()
                .sorted(Comparator.comparing(c -> c.field().startsWith("metadata.")))
                .toList()) {
            String value = (told == 0 ? "" : ", ") + value(change);
            if (told > 0 && line.length() + value.length() > SUMMARY_LENGTH) {
                break;
            }
            line.append(value);
            told++;
        }
        return line + (told < changes.size() ? " and " + (changes.size() - told) + " more" : "");
    }

    private static String value(Change change) {
        return change.from() == null
                ? change.field() + " = " + change.to()
                : change.to() == null
                        ? change.field() + " = " + change.from() + " removed"
                        : change.field() + " " + change.from() + " -> " + change.to();
    }

    /**
     * All changes of an object, each value on a line of its own behind a minus or a plus.
     *
     * @param ref {@code kind/name}
     * @param changes its changes
     */
    public static String text(String ref, List<Change> changes) {
        StringBuilder text = new StringBuilder("  ").append(ref).append('\n');
        for (Change change : changes) {
            line(text, '-', change.field(), change.from());
            line(text, '+', change.field(), change.to());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, char sign, String field, String value) {
        if (value != null) {
            text.append(sign)
                    .append("   ")
                    .append(field)
                    .append(": ")
                    .append(value)
                    .append('\n');
        }
    }

    private static ObjectNode plain(KubeObject object) {
        ObjectNode plain = object.json().deepCopy();
        plain.remove("status");
        if (plain.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(SERVER);
        }
        return plain;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        // Of kubectl's copy of the whole object there is nothing to learn.
        if (before.equals(after) || changes.size() >= MOST_CHANGES || path.equals(KUBECTLS_COPY)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            for (String field : names) {
                compare(path.isEmpty() ? field : path + "." + field, before.path(field), after.path(field));
            }
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                compare(path + "[" + i + "]", before.get(i), after.get(i));
            }
        } else {
            changes.add(new Change(ref, path, shown(path, before), shown(path, after)));
        }
    }

    private String shown(String path, JsonNode value) {
        if (value.isMissingNode()) {
            return null;
        }
        if (secret && !path.startsWith("metadata.labels")) {
            return "****";
        }
        // Before it is cut: of a secret that is cut nobody would know that it is one.
        String text = mask.apply(value.isValueNode() ? value.asText() : value.toString());
        String line = text.replace("\n", "\\n");
        return line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT) + "...";
    }
}
