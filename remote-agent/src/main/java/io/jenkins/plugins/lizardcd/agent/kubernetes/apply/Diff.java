package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.Difference;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Action;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Planned;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an apply changes: as text for people, and as a patch. */
final class Diff {

    private static final int MOST_DIFF = 100_000;

    private Diff() {}

    /** A plan as text, for people: what is created and deleted, and each changed value before and after. */
    static String text(Plan plan, List<String> pruned) {
        StringBuilder text = new StringBuilder();
        for (Planned planned : plan.objects()) {
            if (planned.action() == Action.CREATE) {
                text.append("+ ").append(planned.ref()).append('\n');
            } else if (planned.action() == Action.CONFIGURE) {
                text.append(Difference.text(planned.ref(), planned.changes()));
            }
        }
        pruned.forEach(ref -> text.append("- ").append(ref).append('\n'));
        return text.length() <= MOST_DIFF ? text.toString() : text.substring(0, MOST_DIFF) + "...\n";
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
