package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.util.ArrayList;
import java.util.List;

/** Finds containers in a pod template, and their places in a strategic merge patch. */
final class Templates {

    private Templates() {}

    /** The pod template within a patch of a whole workload; made when it is not there. */
    static ObjectNode inPatch(ObjectNode patch, String kind) {
        ObjectNode node = patch;
        for (String field : PodTemplate.path(kind)) {
            node = node.withObject("/" + field);
        }
        return node;
    }

    /** The container within the patched template, named so that the API server merges it. */
    static ObjectNode container(ObjectNode pod, JsonNode template, String name) {
        String list = names(template, "initContainers").contains(name) ? "initContainers" : "containers";
        ArrayNode containers = pod.withObject("/spec").withArray("/" + list);
        for (JsonNode container : containers) {
            if (container.path("name").asText().equals(name)) {
                return (ObjectNode) container;
            }
        }
        return containers.addObject().put("name", name);
    }

    /** The only container. Init containers do not count: whoever means one names it. */
    static String sole(Workload workload, JsonNode template) {
        List<String> names = names(template, "containers");
        if (names.size() != 1) {
            throw Problems.unprocessable(workload + " has " + names.size() + " containers; say which one: "
                    + String.join(", ", all(template)));
        }
        return names.get(0);
    }

    /** A container or init container of that name. */
    static String require(Workload workload, JsonNode template, String name) {
        List<String> names = all(template);
        if (!names.contains(name)) {
            throw Problems.unprocessable(
                    workload + " has no container '" + name + "'; it has: " + String.join(", ", names));
        }
        return name;
    }

    /** The named container, or all but init containers when there is no name, as kubectl does. */
    static List<String> oneOrAll(Workload workload, JsonNode template, String name) {
        return name == null ? names(template, "containers") : List.of(require(workload, template, name));
    }

    /** A container or init container as it is. */
    static JsonNode container(JsonNode template, String name) {
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode container : template.path("spec").path(list)) {
                if (container.path("name").asText().equals(name)) {
                    return container;
                }
            }
        }
        return MissingNode.getInstance();
    }

    private static List<String> all(JsonNode template) {
        List<String> names = names(template, "initContainers");
        names.addAll(names(template, "containers"));
        return names;
    }

    private static List<String> names(JsonNode template, String list) {
        List<String> names = new ArrayList<>();
        template.path("spec").path(list).forEach(c -> names.add(c.path("name").asText()));
        return names;
    }
}
