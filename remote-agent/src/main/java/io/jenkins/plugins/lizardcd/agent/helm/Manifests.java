package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.lizardcd.agent.policy.Content;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads the manifests of releases. */
final class Manifests {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Manifests() {}

    /** The objects by {@code kind/name}, in their order; what cannot be read, which helm has read, is left out. */
    static Map<String, JsonNode> objects(String manifest) {
        Map<String, JsonNode> objects = new LinkedHashMap<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(manifest)) {
            while (documents.hasNext()) {
                add(documents.next(), objects::put);
            }
        } catch (IOException | RuntimeException e) {
            return objects;
        }
        return objects;
    }

    /**
     * All objects, those in lists too, for a policy that none may escape.
     *
     * @throws ProblemException when some cannot be read
     */
    static List<Content> contents(String manifest) {
        List<Content> all = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(manifest)) {
            while (documents.hasNext()) {
                add(documents.next(), (name, object) -> add(object, all));
            }
        } catch (IOException | RuntimeException e) {
            throw new ProblemException(
                    ProblemType.POLICY,
                    "the chart's manifest cannot be read as YAML, so it is not known whether the policy of this agent"
                            + " permits it");
        }
        return all;
    }

    private static void add(JsonNode object, List<Content> all) {
        if (object.path("items").isArray() && object.path("kind").asText().endsWith("List")) {
            object.path("items").forEach(item -> add(item, all));
        } else {
            all.add(Content.of(object));
        }
    }

    private static void add(JsonNode document, BiConsumer<String, JsonNode> into) {
        if (document != null && document.hasNonNull("kind")) {
            String kind = document.path("kind").asText().toLowerCase(Locale.ROOT);
            into.accept(kind + "/" + document.path("metadata").path("name").asText(), document);
        }
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
