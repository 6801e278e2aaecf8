package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.policy.Content;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the manifests of releases, as helm does: with anchors, and with the objects in lists. */
final class Manifests {

    private static final String LIST = "List";
    private static final JsonMapper JSON = new JsonMapper();

    private Manifests() {}

    /** The objects by {@code kind/name}, in their order; what cannot be read, which helm has read, is left out. */
    static Map<String, JsonNode> objects(String manifest) {
        Map<String, JsonNode> objects = new LinkedHashMap<>();
        try {
            read(manifest, object -> add(object, objects));
        } catch (RuntimeException e) {
            return objects;
        }
        return objects;
    }

    /**
     * All objects, for a policy that none may escape.
     *
     * @throws ProblemException when some cannot be read
     */
    static List<Content> contents(String manifest) {
        List<Content> all = new ArrayList<>();
        try {
            read(manifest, object -> all.add(Content.of(object)));
        } catch (RuntimeException e) {
            throw new ProblemException(
                    ProblemType.POLICY,
                    "the chart's manifest cannot be read as YAML, so it is not known whether the policy of this agent"
                            + " permits it");
        }
        return all;
    }

    private static void read(String manifest, Consumer<JsonNode> into) {
        for (Object document : HelmYaml.documents(manifest)) {
            flatten(JSON.valueToTree(document), into);
        }
    }

    private static void flatten(JsonNode object, Consumer<JsonNode> into) {
        String kind = object.path("kind").asText("");
        if (!object.path("items").isArray() || !kind.endsWith(LIST)) {
            if (!kind.isEmpty()) {
                into.accept(object);
            }
            return;
        }
        for (JsonNode item : object.path("items")) {
            // The items of a PodList need not say that they are Pods.
            if (item instanceof ObjectNode typed && !typed.hasNonNull("kind")) {
                typed.put("kind", kind.substring(0, kind.length() - LIST.length()));
                typed.put("apiVersion", object.path("apiVersion").asText(""));
            }
            flatten(item, into);
        }
    }

    /** Where two kinds of different groups have one name, the second is named with its group. */
    private static void add(JsonNode object, Map<String, JsonNode> into) {
        String name = object.path("metadata").path("name").asText("");
        String ref = object.path("kind").asText().toLowerCase(Locale.ROOT) + "/" + name;
        into.put(into.containsKey(ref) ? Content.of(object).name() : ref, object);
    }

    /** The objects whose pods can say why a release fails. */
    static List<Workload> workloads(String manifest) {
        List<Workload> workloads = new ArrayList<>();
        for (String name : objects(manifest).keySet()) {
            if (name.matches("(deployment|statefulset|daemonset|job)/.+")) {
                workloads.add(Workload.parse(name));
            }
        }
        return workloads;
    }
}
