package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.Difference;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.agent.secret.SecretTexts;
import io.jenkins.plugins.lizardcd.shared.Change;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which objects an upgrade creates, changes and removes: the manifest of the revision that is deployed against the one
 * that a dry run has rendered. What is secret in them is masked.
 *
 * @param objects one line for each of the first objects
 * @param changes the first changed values
 * @param text all of them, for people; null when it is not kept
 * @param count how many objects change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UpgradeDiff(List<String> objects, List<Change> changes, String text, int count) {

    private static final int TOLD_OBJECTS = 20;
    private static final int MOST_CHANGES = 200;
    /** In bytes: of other letters than the Latin ones, each takes two or three. */
    private static final int MOST_TEXT = 100_000;

    /**
     * Compares.
     *
     * @param before manifest of the deployed revision; empty when there is none
     * @param after manifest of the revision to come
     * @param mask hides the values that were given, for the one as for the other
     */
    static UpgradeDiff between(String before, String after, Mask mask) {
        Map<String, JsonNode> old = Manifests.objects(before);
        Map<String, JsonNode> wanted = Manifests.objects(after);
        Mask secrets = mask.and(SecretTexts.ofObjects(old.values()))
                .and(SecretTexts.ofObjects(wanted.values()))
                .and(SecretTexts.inObjects(old.values()))
                .and(SecretTexts.inObjects(wanted.values()));
        List<String> objects = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        wanted.forEach((ref, object) -> {
            if (!old.containsKey(ref)) {
                objects.add("creates " + ref);
                changes.add(new Change(ref, "object", null, "created"));
                text.append("+ ").append(ref).append('\n');
                return;
            }
            List<Change> changed =
                    Difference.between(ref, (ObjectNode) old.get(ref), (ObjectNode) object, secrets::hide);
            if (!changed.isEmpty()) {
                objects.add("changes " + ref + ": " + Difference.summary(changed));
                changes.addAll(changed);
                text.append(Difference.text(ref, changed));
            }
        });
        old.keySet().stream().filter(ref -> !wanted.containsKey(ref)).forEach(ref -> {
            objects.add("removes " + ref);
            changes.add(new Change(ref, "object", "as before", null));
            text.append("- ").append(ref).append('\n');
        });
        return new UpgradeDiff(
                List.copyOf(objects.subList(0, Math.min(TOLD_OBJECTS, objects.size()))),
                List.copyOf(changes.subList(0, Math.min(MOST_CHANGES, changes.size()))),
                bounded(text.toString()),
                objects.size());
    }

    /** Without the text, which only a dry run gives: it would take much of the room that an operation's record has. */
    UpgradeDiff brief() {
        return new UpgradeDiff(objects, changes, null, count);
    }

    private static String bounded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MOST_TEXT
                ? text
                : new String(bytes, 0, MOST_TEXT, StandardCharsets.UTF_8).replaceFirst("\uFFFD$", "") + "...\n";
    }

    /** The first objects, one in a line, and how many there are besides. */
    List<String> lines() {
        if (objects.isEmpty()) {
            return List.of("no object changes");
        }
        List<String> lines = new ArrayList<>(objects);
        if (count > objects.size()) {
            lines.add("and " + (count - objects.size()) + " objects more");
        }
        return lines;
    }
}
