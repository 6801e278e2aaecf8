package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.util.Optional;

/** Reads who wrote what from an object's managed fields. */
public final class Managers {

    private Managers() {}

    /**
     * Who wrote an object's spec last.
     *
     * @param object with its managed fields; watched objects come without
     */
    public static Optional<String> lastWriter(KubeObject object) {
        return object.items("metadata", "managedFields")
                .filter(m -> m.path("fieldsV1").has("f:spec"))
                .reduce((a, b) ->
                        b.path("time").asText().compareTo(a.path("time").asText()) >= 0 ? b : a)
                .map(m -> m.path("manager").asText());
    }
}
