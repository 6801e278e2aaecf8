package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Action;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Planned;
import io.jenkins.plugins.lizardcd.shared.Change;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The difference between two states of an object. */
final class Diff {

    private static final int MOST_CHANGES = 20;
    private static final int MOST_TEXT = 120;
    private static final int MOST_DIFF = 100_000;
    private static final String KUBECTLS_COPY = "metadata.annotations." + Takeover.ANNOTATION;

    private final String ref;
    private final boolean secret;
    private final List<Change> changes = new ArrayList<>();

    private Diff(String ref, boolean secret) {
        this.ref = ref;
        this.secret = secret;
    }

    /** The changed values, the first of them; those of a Secret are masked. */
    static List<Change> changes(String ref, ObjectNode before, ObjectNode after) {
        boolean secret = before.path("kind").asText().equals("Secret");
        Diff diff = new Diff(ref, secret);
        diff.compare("", before, after);
        return List.copyOf(diff.changes);
    }

    /** A plan as text, for people: what is created and deleted, and each changed value before and after. */
    static String text(Plan plan, List<String> pruned) {
        StringBuilder text = new StringBuilder();
        for (Planned planned : plan.objects()) {
            if (planned.action() == Action.CREATE) {
                text.append("+ ").append(planned.ref()).append('\n');
            } else if (planned.action() == Action.CONFIGURE) {
                text.append("  ").append(planned.ref()).append('\n');
                planned.changes().forEach(c -> line(text, c));
            }
        }
        pruned.forEach(ref -> text.append("- ").append(ref).append('\n'));
        return text.length() <= MOST_DIFF ? text.toString() : text.substring(0, MOST_DIFF) + "...\n";
    }

    private static void line(StringBuilder text, Change change) {
        if (change.from() != null) {
            text.append("-   ")
                    .append(change.field())
                    .append(": ")
                    .append(change.from())
                    .append('\n');
        }
        if (change.to() != null) {
            text.append("+   ")
                    .append(change.field())
                    .append(": ")
                    .append(change.to())
                    .append('\n');
        }
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        // Of kubectl's copy of the whole object there is nothing to learn.
        if (before.equals(after) || changes.size() >= MOST_CHANGES || path.equals(KUBECTLS_COPY)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            for (String field : names(before, after)) {
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
        String text = value.isValueNode() ? value.asText() : value.toString();
        String line = text.replace("\n", "\\n");
        return line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT) + "...";
    }

    /** The merge patch (RFC 7396) that leads from one state to the other. */
    static ObjectNode patch(ObjectNode from, ObjectNode to) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        for (String field : names(from, to)) {
            JsonNode old = from.path(field);
            JsonNode wanted = to.path(field);
            if (wanted.isMissingNode()) {
                patch.putNull(field);
            } else if (old instanceof ObjectNode a && wanted instanceof ObjectNode b) {
                ObjectNode inner = patch(a, b);
                if (!inner.isEmpty()) {
                    patch.set(field, inner);
                }
            } else if (!old.equals(wanted)) {
                patch.set(field, wanted);
            }
        }
        return patch;
    }

    private static Set<String> names(JsonNode a, JsonNode b) {
        Set<String> names = new LinkedHashSet<>();
        a.fieldNames().forEachRemaining(names::add);
        b.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
