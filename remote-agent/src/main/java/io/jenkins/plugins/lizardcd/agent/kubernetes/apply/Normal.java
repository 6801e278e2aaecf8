package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.util.List;

/** Objects without what the API server and the controllers write into them. */
final class Normal {

    private static final List<String> SERVER =
            List.of("managedFields", "resourceVersion", "uid", "generation", "creationTimestamp", "selfLink");
    private static final List<String> CONTROLLERS = List.of(
            "deployment.kubernetes.io/revision", "deprecated.daemonset.template.generation", "lizardcd.io/fence");

    private Normal() {}

    static ObjectNode of(KubeObject object) {
        ObjectNode normal = object.json().deepCopy();
        normal.remove("status");
        if (normal.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(SERVER);
            if (metadata.get("annotations") instanceof ObjectNode annotations) {
                annotations.remove(CONTROLLERS);
                if (annotations.isEmpty()) {
                    metadata.remove("annotations");
                }
            }
        }
        return normal;
    }

    /** The fields that we own by server-side apply. */
    static JsonNode ours(KubeObject object) {
        return object.items("metadata", "managedFields")
                .filter(m -> m.path("manager").asText().equals(Cluster.MANAGER))
                .filter(m -> m.path("operation").asText().equals("Apply"))
                .map(m -> m.path("fieldsV1"))
                .findFirst()
                .orElse(null);
    }
}
