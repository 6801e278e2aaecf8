package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One revision of a release as helm keeps it: a Secret of type helm.sh/release.v1 with compressed JSON. */
final class Release {

    private final KubeObject secret;
    private ObjectNode content;

    Release(KubeObject secret) {
        this.secret = secret;
    }

    KubeObject secret() {
        return secret;
    }

    int revision() {
        return Integer.parseInt(secret.label("version").orElse("0"));
    }

    /** Helm's word: deployed, superseded, failed, uninstalled, pending-upgrade ... */
    String status() {
        return secret.label("status").orElse("unknown");
    }

    boolean pending() {
        return status().startsWith("pending-");
    }

    /** Id of the operation that made it, if one of ours did. */
    String operation() {
        return secret.label(Releases.OPERATION).orElse("");
    }

    String chartField(String field) {
        return content().path("chart").path("metadata").path(field).asText("");
    }

    String manifest() {
        return content().path("manifest").asText("");
    }

    /** The manifest with those of the hooks. */
    String allManifests() {
        StringBuilder all = new StringBuilder(manifest());
        content().path("hooks").forEach(h -> all.append("\n---\n")
                .append(h.path("manifest").asText("")));
        return all.toString();
    }

    String notes() {
        return content().path("info").path("notes").asText("");
    }

    /** The object with another status, to be written back under the version that was read. */
    KubeObject withStatus(String status, String description) {
        ObjectNode changed = content().deepCopy();
        changed.withObject("/info").put("status", status).put("description", description);
        ObjectNode object = secret.json().deepCopy();
        object.withObject("/metadata/labels").put("status", status);
        object.withObject("/data").put("release", encode(changed));
        return new KubeObject(object);
    }

    private ObjectNode content() {
        if (content == null) {
            content = decode(secret.text("data", "release"));
        }
        return content;
    }

    // Encoded twice: by helm, and by Kubernetes as the data of any Secret.
    private static ObjectNode decode(String data) {
        byte[] once = Base64.getDecoder().decode(data);
        byte[] twice = Base64.getDecoder().decode(once);
        try {
            boolean zipped = twice.length > 2 && twice[0] == 0x1f && twice[1] == (byte) 0x8b;
            if (!zipped) {
                return (ObjectNode) Json.tolerant().readTree(twice);
            }
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(twice))) {
                return (ObjectNode) Json.tolerant().readTree(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(ObjectNode content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Json.tolerant().writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(Base64.getEncoder().encode(bytes.toByteArray()));
    }
}
