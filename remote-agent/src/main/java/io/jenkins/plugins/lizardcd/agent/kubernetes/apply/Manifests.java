package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.agent.secret.SecretTexts;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an operation applies, ready to be sent, in the order in which it is.
 *
 * @param objects that are applied
 * @param hooks that are run
 */
record Manifests(List<ManifestObject> objects, List<ManifestObject> hooks) {

    /** Annotation with the set that an object belongs to. */
    static final String SET = "lizardcd.io/set";

    private static final List<String> WAVES = List.of("lizardcd.io/wave", "argocd.argoproj.io/sync-wave");
    // What others need comes first; a kind that is not listed stands where the dots are.
    private static final List<String> FIRST = List.of(
            "ResourceQuota",
            "LimitRange",
            "NetworkPolicy",
            "ServiceAccount",
            "Secret",
            "ConfigMap",
            "Role",
            "RoleBinding",
            "PersistentVolumeClaim",
            "Service");
    private static final List<String> LAST = List.of(
            "DaemonSet",
            "Pod",
            "ReplicaSet",
            "Deployment",
            "StatefulSet",
            "Job",
            "CronJob",
            "PodDisruptionBudget",
            "HorizontalPodAutoscaler",
            "Ingress");

    /**
     * Reads, checks and sorts.
     *
     * @throws ProblemException for what cannot be applied here, naming the document
     */
    static Manifests of(ManifestOperation spec, String set, Cluster cluster) {
        List<ManifestObject> objects = new ArrayList<>();
        Map<String, Document> seen = new HashMap<>();
        for (Document document : new ManifestReader(new Variables(spec.variables())).read(Source.of(spec, cluster))) {
            ManifestObject object = object(document, set, cluster);
            Document twin = seen.put(object.target(), document);
            if (twin != null) {
                throw refuse(document, "is the same object as " + twin);
            }
            objects.add(object);
        }
        objects.sort(Comparator.comparingInt(ManifestObject::wave)
                .thenComparingInt(o -> rank(o.resource().kind())));
        return new Manifests(
                objects.stream().filter(o -> o.hook() == null).toList(),
                objects.stream().filter(o -> o.hook() != null).toList());
    }

    /** Objects and hooks. */
    Stream<ManifestObject> all() {
        return Stream.concat(objects.stream(), hooks.stream());
    }

    /** Hides what nobody may see of some objects and of the variables in them, by the same rules as for charts. */
    static Mask secrets(ManifestOperation spec, Collection<ManifestObject> objects) {
        List<JsonNode> contents = objects.stream().map(o -> (JsonNode) o.json()).toList();
        return SecretTexts.of(spec.variables())
                .and(SecretTexts.ofObjects(contents))
                .and(SecretTexts.inObjects(contents));
    }

    private static ManifestObject object(Document document, String set, Cluster cluster) {
        ObjectNode json = document.json().deepCopy();
        if (!(json.get("metadata") instanceof ObjectNode metadata)) {
            throw refuse(document, "has metadata that is no object");
        }
        String namespace = metadata.path("namespace").asText("");
        if (!namespace.isEmpty() && !namespace.equals(cluster.namespace())) {
            throw refuse(
                    document,
                    "is for namespace " + namespace + ", but this goes to " + cluster.namespace()
                            + "; name that one, or none");
        }
        ApiResource resource;
        try {
            resource = cluster.resource(document.apiVersion(), document.kind());
        } catch (ProblemException e) {
            throw refuse(document, "cannot be applied: " + e.problem().detail());
        }
        int wave = wave(document, metadata);
        Hook hook = hook(document, metadata, resource);
        metadata.put("namespace", cluster.namespace());
        // These are the API server's; it refuses or ignores them.
        metadata.remove(
                List.of("managedFields", "resourceVersion", "uid", "generation", "creationTimestamp", "selfLink"));
        json.remove("status");
        if (metadata.get("annotations") != null && !metadata.get("annotations").isObject()) {
            metadata.remove("annotations");
        }
        metadata.withObject("/annotations").put(SET, set);
        fillProtocols(json);
        return new ManifestObject(document, resource, json, wave, hook);
    }

    /** Kubernetes before 1.21 fails on a port without a protocol, of which TCP is the default. */
    private static void fillProtocols(ObjectNode json) {
        String kind = json.path("kind").asText();
        if (kind.equals("Service")) {
            protocols(json.path("spec").path("ports"));
            return;
        }
        JsonNode template = json;
        if (!kind.equals("Pod")) {
            for (String field : PodTemplate.path(kind)) {
                template = template.path(field);
            }
        }
        for (String list : List.of("containers", "initContainers")) {
            template.path("spec").path(list).forEach(c -> protocols(c.path("ports")));
        }
    }

    private static void protocols(JsonNode ports) {
        for (JsonNode port : ports) {
            if (port instanceof ObjectNode object && !object.has("protocol")) {
                object.put("protocol", "TCP");
            }
        }
    }

    private static int wave(Document document, ObjectNode metadata) {
        for (String key : WAVES) {
            JsonNode value = metadata.path("annotations").path(key);
            if (!value.isMissingNode()) {
                try {
                    return Integer.parseInt(value.asText().trim());
                } catch (NumberFormatException e) {
                    throw refuse(document, "has a wave that is no number: " + value.asText());
                }
            }
        }
        return 0;
    }

    private static Hook hook(Document document, ObjectNode metadata, ApiResource resource) {
        Optional<Hook> hook;
        try {
            hook = Hook.of(metadata.path("annotations"));
        } catch (IllegalArgumentException e) {
            throw refuse(document, e.getMessage());
        }
        boolean job = resource.group().equals("batch") && resource.kind().equals("Job");
        if (hook.isPresent() && !hook.get().phases().isEmpty() && !job) {
            throw refuse(document, "is a hook, and hooks must be Jobs");
        }
        return hook.orElse(null);
    }

    private static int rank(String kind) {
        int first = FIRST.indexOf(kind);
        return first >= 0 ? first : FIRST.size() + 1 + LAST.indexOf(kind);
    }

    static ProblemException refuse(Document document, String what) {
        return new ProblemException(ProblemType.UNPROCESSABLE, document + " " + what + ". Nothing was written");
    }
}
