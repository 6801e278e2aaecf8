package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.util.Optional;

/**
 * An object to apply.
 *
 * @param document where it stands
 * @param resource its resource in this cluster
 * @param json what is applied
 * @param wave objects of a wave are applied when those of all lower waves are healthy
 * @param hook when it is a hook; null for an ordinary object
 */
record ManifestObject(Document document, ApiResource resource, ObjectNode json, int wave, Hook hook) {

    String name() {
        return document.name();
    }

    /** The set it belongs to. */
    String set() {
        return json.path("metadata").path("annotations").path(Manifests.SET).asText();
    }

    /** {@code deployment/web}. */
    String ref() {
        return resource.ref(name());
    }

    /** The same with its group, which names it in any cluster. */
    String target() {
        return (resource.group().isEmpty() ? resource.plural() : resource.plural() + "." + resource.group()) + "/"
                + name();
    }

    /** The object as a workload, when it is one. */
    Optional<Workload> workload() {
        String word = resource.group().isEmpty() ? resource.plural() : resource.plural() + "." + resource.group();
        return WorkloadKind.find(word).map(kind -> new Workload(kind, name()));
    }
}
