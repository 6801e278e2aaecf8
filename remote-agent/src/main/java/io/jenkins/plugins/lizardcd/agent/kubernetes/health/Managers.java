package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.time.Instant;
import java.util.Optional;

/** Reads who wrote what from an object's managed fields. */
public final class Managers {

    /** The field manager of our own writes. */
    public static final String OURS = "lizard";

    private Managers() {}

    /**
     * Who wrote an object's spec last.
     *
     * @param object with its managed fields; watched objects come without
     */
    public static Optional<String> lastWriter(KubeObject object) {
        return last(object, null).map(m -> m.path("manager").asText());
    }

    /**
     * When we wrote an object's spec last, by the API server's clock, in whole seconds.
     *
     * @param object as a write returned it
     */
    public static Optional<Instant> ourWrite(KubeObject object) {
        return last(object, OURS).flatMap(m -> KubeObject.time(m.path("time")));
    }

    private static Optional<JsonNode> last(KubeObject object, String manager) {
        return object.items("metadata", "managedFields")
                .filter(m -> m.path("fieldsV1").has("f:spec") || manager != null)
                .filter(m -> manager == null || m.path("manager").asText().equals(manager))
                .reduce((a, b) ->
                        b.path("time").asText().compareTo(a.path("time").asText()) >= 0 ? b : a);
    }
}
