package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.IgnoreRule;
import java.util.List;
import java.util.Optional;

/**
 * Fields that others decide, such as the replicas under an autoscaler. Those that we own are sent as they are now, also
 * when the manifest has them no longer: to leave them out would give them up, and the API server would put its default
 * there. Those that others own are left out: to send them would make them ours as well.
 */
final class Ignored {

    private final List<IgnoreRule> rules;

    Ignored(List<String> rules) {
        this.rules = rules.stream().map(IgnoreRule::parse).toList();
    }

    /** What to apply to an object that may exist already. */
    ObjectNode keep(ManifestObject object, Optional<KubeObject> live) {
        List<JsonPointer> own = rules.stream()
                .filter(r -> r.concerns(object.ref()))
                .map(r -> JsonPointer.compile(r.field()))
                .toList();
        if (own.isEmpty() || live.isEmpty()) {
            return object.json();
        }
        ObjectNode json = object.json().deepCopy();
        own.forEach(field -> keep(json, live.get(), field));
        return json;
    }

    private static void keep(ObjectNode json, KubeObject live, JsonPointer field) {
        JsonNode wanted = json.at(field);
        JsonNode parent = json.at(field.head());
        JsonNode now = live.json().at(field);
        if (wanted.isMissingNode() && (parent.isArray() || now.isMissingNode() || !ours(live, field))) {
            return;
        }
        if (parent instanceof ObjectNode object && (now.isMissingNode() || !ours(live, field))) {
            object.remove(field.last().getMatchingProperty());
        } else if (parent instanceof ObjectNode object) {
            object.set(field.last().getMatchingProperty(), now);
        } else if (parent instanceof ArrayNode array && !now.isMissingNode()) {
            array.set(field.last().getMatchingIndex(), now);
        }
    }

    /** Whether we own a field. An entry of a list counts as ours: owners are kept by its key, not by its place. */
    private static boolean ours(KubeObject live, JsonPointer field) {
        JsonNode owned = Normal.ours(live);
        JsonNode value = live.json();
        for (JsonPointer rest = field; owned != null && !rest.matches(); rest = rest.tail()) {
            if (value instanceof ArrayNode) {
                return true;
            }
            value = value.path(rest.getMatchingProperty());
            owned = owned.get("f:" + rest.getMatchingProperty());
        }
        return owned != null;
    }
}
