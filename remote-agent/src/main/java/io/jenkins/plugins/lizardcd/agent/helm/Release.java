package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.agent.secret.SecretTexts;
import io.jenkins.plugins.lizardcd.shared.ReleaseInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * One revision of a release as helm keeps it: a Secret of type helm.sh/release.v1, whose labels say what it is. Its
 * content can be large, so it is read when it is asked for.
 */
final class Release {

    /** Helm's status of a revision that is being removed. */
    static final String UNINSTALLING = "uninstalling";

    /** Helm's status of a revision of which only the history was kept. */
    static final String UNINSTALLED = "uninstalled";

    private final Cluster cluster;
    private final KubeObject head;
    private KubeObject secret;
    private ObjectNode content;

    /** Of a Secret whose metadata is known. */
    Release(Cluster cluster, KubeObject head) {
        this.cluster = cluster;
        this.head = head;
    }

    /** The whole Secret. */
    KubeObject secret() {
        if (secret == null) {
            secret = cluster.get(ApiResource.SECRETS, head.name());
        }
        return secret;
    }

    KubeObject head() {
        return head;
    }

    String name() {
        return head.label("name").orElse("");
    }

    int revision() {
        return Integer.parseInt(head.label("version").orElse("0"));
    }

    /** Helm's word: deployed, superseded, failed, uninstalled, pending-upgrade ... */
    String status() {
        return head.label("status").orElse("unknown");
    }

    /** Whether somebody works on it, or died over it. */
    boolean pending() {
        return pending(status());
    }

    /** Whether that status says so: pending-install, pending-upgrade, pending-rollback or uninstalling. */
    static boolean pending(String status) {
        return status.startsWith("pending-") || status.equals(UNINSTALLING);
    }

    /** Id of the operation that made it, if one of ours did. */
    String operation() {
        return head.label(Releases.OPERATION).orElse("");
    }

    String chartField(String field) {
        return content().path("chart").path("metadata").path(field).asText("");
    }

    String manifest() {
        return content().path("manifest").asText("");
    }

    /** The values that the caller gave, without the chart's own. */
    JsonNode values() {
        return content().path("config");
    }

    /** The hooks of the chart, its tests among them. */
    List<Hook> hooks() {
        List<Hook> hooks = new ArrayList<>();
        content().path("hooks").forEach(h -> hooks.add(new Hook(h)));
        return hooks;
    }

    /** The manifest with those of the hooks. */
    String allManifests() {
        StringBuilder all = new StringBuilder(manifest());
        hooks().forEach(h -> all.append("\n---\n").append(h.manifest()));
        return all.toString();
    }

    /** Hides the secrets among its values, and what its Secrets hold. */
    Mask mask() {
        return SecretTexts.of(values())
                .and(SecretTexts.ofObjects(Manifests.objects(allManifests()).values()));
    }

    String notes() {
        return content().path("info").path("notes").asText("");
    }

    /** What everybody may know of it; without notes. */
    ReleaseInfo info() {
        JsonNode info = content().path("info");
        return new ReleaseInfo(
                name(),
                cluster.namespace(),
                revision(),
                status(),
                chartField("name"),
                chartField("version"),
                chartField("appVersion"),
                time(info.path("first_deployed")),
                time(info.path("last_deployed")),
                description(info),
                null);
    }

    /** Of a failure, helm keeps its whole error. */
    private String description(JsonNode info) {
        String text = info.path("description").asText("");
        return text.contains("failed") ? mask().hide(text) : text;
    }

    /** The object with another status, to be written back under the version that was read. */
    KubeObject withStatus(String status, String description) {
        ObjectNode changed = content().deepCopy();
        changed.withObject("/info").put("status", status).put("description", description);
        ObjectNode object = secret().json().deepCopy();
        object.withObject("/metadata/labels").put("status", status);
        object.withObject("/data").put("release", ReleaseCodec.encode(changed));
        return new KubeObject(object);
    }

    private ObjectNode content() {
        if (content == null) {
            content = ReleaseCodec.decode(secret().text("data", "release"));
        }
        return content;
    }

    /** Helm writes local times with their offset. */
    static Instant time(JsonNode node) {
        try {
            return node.asText("").isEmpty()
                    ? null
                    : OffsetDateTime.parse(node.asText()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
