package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import java.util.List;
import java.util.Map;

/** Makes the manifest with which a Job is created again. */
final class Jobs {

    private Jobs() {}

    /** The same Job with other images: name, labels, annotations and spec are kept, what the API server gave is not. */
    static ObjectNode again(KubeObject old, Map<String, String> images, Run run, String changeCause) {
        ObjectNode job = old.json().deepCopy();
        job.remove("status");
        ObjectNode metadata = job.withObject("/metadata");
        metadata.retain("name", "namespace", "labels", "annotations", "ownerReferences");
        boolean ownSelector = job.path("spec").path("manualSelector").asBoolean();
        if (!ownSelector) {
            job.withObject("/spec").remove("selector");
            without(metadata.path("labels"));
            without(job.path("spec").path("template").path("metadata").path("labels"));
        }
        Audit.annotate(job, run, changeCause);
        // An annotation must have a text; a null is for patches only.
        metadata.withObject("/annotations").properties().removeIf(e -> e.getValue()
                .isNull());
        JsonNode pod = job.path("spec").path("template").path("spec");
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode container : pod.path(list)) {
                String image = images.get(container.path("name").asText());
                if (image != null) {
                    ((ObjectNode) container).put("image", image);
                }
            }
        }
        return job;
    }

    private static void without(JsonNode labels) {
        if (labels instanceof ObjectNode object) {
            object.remove(PodTemplate.JOB_LABELS);
        }
    }
}
