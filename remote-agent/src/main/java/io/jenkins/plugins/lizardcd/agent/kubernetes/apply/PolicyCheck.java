package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Asks the agent's policy about what only manifests tell, before anything is written. */
final class PolicyCheck {

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

    private PolicyCheck() {}

    /**
     * Passes manifests whose objects and images are allowed.
     *
     * @throws io.jenkins.plugins.lizardcd.shared.ProblemException naming the rule and all that it forbids
     */
    static void require(AgentPolicy policy, Manifests manifests) {
        requireObjects(policy, manifests);
        if (policy.limitsImages()) {
            policy.requireImages(manifests.all().flatMap(PolicyCheck::images).toList());
        }
    }

    /** The same for objects that are not written, but deleted. */
    static void requireObjects(AgentPolicy policy, Manifests manifests) {
        policy.requireObjects(
                manifests.all().map(o -> name(o.resource(), o.name())).toList());
    }

    /** The object as rules name it: {@code deployment/web}, {@code gecko.shop.example/leo}. */
    static String name(ApiResource resource, String name) {
        String ref = resource.ref(name);
        return BUILT_IN.contains(resource.group()) ? ref : resource.word() + "." + resource.group() + "/" + name;
    }

    /** Each image and whose it is. */
    private static Stream<String> images(ManifestObject object) {
        String owner = name(object.resource(), object.name());
        if (!BUILT_IN.contains(object.resource().group())) {
            // Whatever controller it has may make pods of it.
            return Stream.of("the unknown images of " + owner);
        }
        JsonNode pod = pod(object).path("spec");
        List<String> images = new ArrayList<>();
        for (String list : CONTAINERS) {
            pod.path(list).forEach(c -> images.add(c.path("image").asText("")));
        }
        pod.path("volumes").forEach(v -> images.add(v.at("/image/reference").asText("")));
        return images.stream().filter(i -> !i.isEmpty()).map(i -> i + " of " + owner);
    }

    private static JsonNode pod(ManifestObject object) {
        return switch (object.resource().kind()) {
            case "Pod" -> object.json();
            case "PodTemplate" -> object.json().path("template");
            case "CronJob" -> object.json().at("/spec/jobTemplate/spec/template");
            default -> object.json().at("/spec/template");
        };
    }
}
