package io.jenkins.plugins.lizardcd.agent.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What manifests bring: workloads, and the images that their pods run. */
final class Inside {

    private final Set<String> workloads = new LinkedHashSet<>();
    private final Set<String> images = new LinkedHashSet<>();

    private Inside() {}

    static Inside of(Collection<? extends JsonNode> objects) {
        Inside inside = new Inside();
        objects.forEach(inside::object);
        return inside;
    }

    /** Each {@code kind/name}: of the kinds that run pods, and of any other that brings images. */
    List<String> workloads() {
        return List.copyOf(workloads);
    }

    List<String> images() {
        return List.copyOf(images);
    }

    private void object(JsonNode object) {
        // A list of objects, of whatever kind.
        if (object.path("items").isArray()) {
            object.path("items").forEach(this::object);
        }
        String kind = object.path("kind").asText("");
        List<String> found = new ArrayList<>();
        collect(object, found);
        images.addAll(found);
        if (!found.isEmpty()
                || Arrays.stream(WorkloadKind.values()).anyMatch(k -> k.kind().equals(kind))) {
            workloads.add(kind.toLowerCase(Locale.ROOT) + "/"
                    + object.path("metadata").path("name").asText(""));
        }
    }

    /** Every field of that name, so that custom resources that make pods are no way around the rule. */
    private static void collect(JsonNode node, List<String> images) {
        node.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals("image") && value.isTextual()) {
                images.add(value.asText());
            }
        });
        for (JsonNode inner : node) {
            if (inner.isContainerNode()) {
                collect(inner, images);
            }
        }
    }
}
