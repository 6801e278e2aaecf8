package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.OwnObjects;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The objects that hold records: all ConfigMaps, or all Secrets, whose data is Base64. On this side data is plain text.
 */
final class RecordObjects {

    private static final String SECRET_TYPE = "lizardcd.io/operation";
    private static final String DATA = "/data/";

    private final OwnObjects objects;
    private final boolean secret;

    private RecordObjects(OwnObjects objects, boolean secret) {
        this.objects = objects;
        this.secret = secret;
    }

    static RecordObjects configMaps(Cluster cluster) {
        return new RecordObjects(cluster.own(ApiResource.CONFIG_MAPS), false);
    }

    static RecordObjects secrets(Cluster cluster) {
        return new RecordObjects(cluster.own(ApiResource.SECRETS), true);
    }

    /** One object, whose data is decoded when it is asked for. */
    final class Stored {
        private final KubeObject object;

        private Stored(KubeObject object) {
            this.object = object;
        }

        String name() {
            return object.name();
        }

        /** Its resourceVersion; grows with each write. */
        long version() {
            return Long.parseLong(object.resourceVersion());
        }

        Optional<String> label(String key) {
            return object.label(key);
        }

        Optional<String> data(String key) {
            JsonNode value = object.at("data", key);
            return value.isTextual() ? Optional.of(decode(value.asText())) : Optional.empty();
        }
    }

    /** Makes an object; empty when one of that name is there. */
    Optional<Stored> create(String name, Map<String, String> labels, Map<String, String> data) {
        ObjectNode object = objects.named(name);
        if (secret) {
            object.put("type", SECRET_TYPE);
        }
        ObjectNode node = object.withObject("/metadata/labels");
        labels.forEach(node::put);
        ObjectNode content = object.putObject("data");
        data.forEach((key, value) -> content.put(key, encode(value)));
        return objects.create(object).map(Stored::new);
    }

    /** Reads an object. */
    Optional<Stored> get(String name) {
        return objects.get(name).map(Stored::new);
    }

    /**
     * Changes an object by a JSON Patch.
     *
     * @param operations values below {@code /data} are plain text
     * @throws io.jenkins.plugins.lizardcd.shared.ProblemException UNPROCESSABLE when a test in the patch fails,
     *     NOT_FOUND when there is no such object
     */
    Stored patch(String name, ArrayNode operations) {
        ArrayNode encoded = operations.deepCopy();
        for (JsonNode operation : encoded) {
            if (operation.path("path").asText().startsWith(DATA)) {
                ((ObjectNode) operation)
                        .put("value", encode(operation.path("value").asText()));
            }
        }
        return new Stored(objects.patch(name, encoded));
    }

    /** Deletes an object, if it is there. */
    void delete(String name) {
        objects.delete(name, null);
    }

    /** Whom to tell of objects, by the watch. */
    interface Listener {
        /** There is a new or changed object. */
        void seen(Stored object);

        /** The object of that name is gone. */
        void gone(String name);
    }

    /** Watches all objects with a label until closed. */
    AutoCloseable watch(String labels, Listener listener, Runnable listed) {
        OwnObjects.Listener all = new OwnObjects.Listener() {
            @Override
            public void seen(KubeObject object) {
                listener.seen(new Stored(object));
            }

            @Override
            public void gone(String name) {
                listener.gone(name);
            }
        };
        return objects.watch(labels, all, listed);
    }

    private String encode(String text) {
        return secret ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) : text;
    }

    private String decode(String text) {
        return secret ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8) : text;
    }
}
