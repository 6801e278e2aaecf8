package io.jenkins.plugins.lizardcd.agent.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One object of a manifest, as the policy looks at it.
 *
 * @param group its API group; empty for the core group
 * @param kind such as {@code Deployment}
 * @param object its name
 * @param json the whole manifest
 */
public record Content(String group, String kind, String object, JsonNode json) {

    /** Groups of Kubernetes itself, of whose kinds it is known where they have a pod template. */
    private static final Set<String> BUILT_IN = Set.of(
            "",
            "apps",
            "batch",
            "autoscaling",
            "policy",
            "extensions",
            "networking.k8s.io",
            "rbac.authorization.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io");

    private static final List<String> CONTAINERS = List.of("initContainers", "containers", "ephemeralContainers");

    /**
     * An object as it is written.
     *
     * @param json with apiVersion, kind and name
     */
    public static Content of(JsonNode json) {
        String version = json.path("apiVersion").asText("");
        return new Content(
                version.substring(0, Math.max(0, version.indexOf('/'))),
                json.path("kind").asText(""),
                json.path("metadata").path("name").asText(""),
                json);
    }

    /** The object as rules name it: {@code deployment/web}, {@code gecko.shop.example/leo}. */
    public String name() {
        return name(group, kind, object);
    }

    /**
     * An object as rules name it.
     *
     * @param group its API group
     * @param kind its kind
     * @param object its name
     */
    public static String name(String group, String kind, String object) {
        String word = kind.toLowerCase(Locale.ROOT);
        return (BUILT_IN.contains(group) ? word : word + "." + group) + "/" + object;
    }

    /** Each image that it brings, and whose it is. */
    List<String> images() {
        if (!BUILT_IN.contains(group)) {
            // Whatever controller it has may make pods of it.
            return List.of("the unknown images of " + name());
        }
        JsonNode pod = pod().path("spec");
        List<String> images = new ArrayList<>();
        for (String list : CONTAINERS) {
            pod.path(list).forEach(c -> images.add(c.path("image").asText("")));
        }
        pod.path("volumes").forEach(v -> images.add(v.at("/image/reference").asText("")));
        return images.stream()
                .filter(i -> !i.isEmpty())
                .map(i -> i + " of " + name())
                .toList();
    }

    private JsonNode pod() {
        return switch (kind) {
            case "Pod" -> json;
            case "PodTemplate" -> json.path("template");
            case "CronJob" -> json.at("/spec/jobTemplate/spec/template");
            default -> json.at("/spec/template");
        };
    }
}
