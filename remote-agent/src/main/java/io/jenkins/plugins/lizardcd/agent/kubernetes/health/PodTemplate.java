package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pod template of a workload, wherever its kind keeps it. */
public final class PodTemplate {

    /** Label by which a Deployment tells its ReplicaSets apart. */
    public static final String HASH_LABEL = "pod-template-hash";

    /** Labels that the Job controller gives out; another Job of the same template gets its own. */
    public static final List<String> JOB_LABELS =
            List.of("controller-uid", "job-name", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name");

    private PodTemplate() {}

    /**
     * Path of the template in a kind.
     *
     * @param kind such as {@code CronJob}
     */
    public static List<String> path(String kind) {
        return kind.equals("CronJob")
                ? List.of("spec", "jobTemplate", "spec", "template")
                : List.of("spec", "template");
    }

    /**
     * The template of a workload.
     *
     * @param workload any but a pod
     * @return a missing node when it has none
     */
    public static JsonNode of(KubeObject workload) {
        return workload.at(path(workload.kind()).toArray(String[]::new));
    }

    /**
     * Digest of a workload's template: equal for equal templates, whatever the order of their fields.
     *
     * @param workload any but a pod
     */
    public static String digest(KubeObject workload) {
        JsonNode template = of(workload);
        return digest(workload.kind().equals("Job") ? without(template, JOB_LABELS) : template);
    }

    /**
     * Digest of a template.
     *
     * @param template the template; the label by which a Deployment tells its ReplicaSets apart does not count
     */
    public static String digest(JsonNode template) {
        JsonNode counted = without(template, List.of(HASH_LABEL));
        StringBuilder text = new StringBuilder();
        canonical(counted, text);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode without(JsonNode template, List<String> labels) {
        if (template.path("metadata").path("labels") instanceof ObjectNode had
                && labels.stream().anyMatch(had::has)) {
            JsonNode copy = template.deepCopy();
            ((ObjectNode) copy.path("metadata").path("labels")).remove(labels);
            return copy;
        }
        return template;
    }

    // Nothing and an empty value are the same to the API server: it writes "creationTimestamp": null and "resources":
    // {}.
    private static void canonical(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            Collections.sort(names);
            text.append('{');
            for (String name : names) {
                JsonNode value = node.get(name);
                if (!value.isNull() && !(value.isContainerNode() && value.isEmpty())) {
                    text.append('"').append(name).append("\":");
                    canonical(value, text);
                    text.append(',');
                }
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(element -> {
                canonical(element, text);
                text.append(',');
            });
            text.append(']');
        } else {
            text.append(node);
        }
    }

    /**
     * Images by container; init containers first, in the order of the template.
     *
     * @param template a pod template, or a pod
     */
    public static Map<String, String> images(JsonNode template) {
        Map<String, String> images = new LinkedHashMap<>();
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode container : template.path("spec").path(list)) {
                images.put(
                        container.path("name").asText(), container.path("image").asText());
            }
        }
        return images;
    }
}
