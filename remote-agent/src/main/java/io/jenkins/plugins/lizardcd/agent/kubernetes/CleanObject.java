package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** Takes from an object what only the API server needs, and what is secret. */
final class CleanObject {

    private static final List<String> NOISE =
            List.of("managedFields", "uid", "resourceVersion", "selfLink", "generation");

    private CleanObject() {}

    static ObjectNode of(KubeObject object) {
        ObjectNode clean = object.json().deepCopy();
        if (clean.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(NOISE);
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                // It repeats the whole object, a secret's data as well.
                annotations.remove(KubeObject.LAST_APPLIED);
            }
        }
        if (object.kind().equals("Secret")) {
            redact(clean.path("data"));
            redact(clean.path("stringData"));
        }
        return clean;
    }

    private static void redact(JsonNode data) {
        if (data instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(n -> object.put(n, "****"));
        }
    }
}
