package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.Difference;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.agent.secret.SecretTexts;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.IgnoreRule;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.ReleaseDrift;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What in the cluster differs from a release's manifest. Each object of the manifest is patched over the one that runs, as
 * helm would do it, but as a server-side dry run: so the API server says what would change, and what it or others have
 * added is no difference. Hooks, which come and go, are not compared.
 */
final class Drift {

    private static final int MOST_DIFF = 100_000;
    private static final int TRIES = 3;

    private final Cluster cluster;
    private final Release release;
    private final Mask mask;
    private final List<IgnoreRule> rules;
    private final List<String> changed = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<String> notCompared = new ArrayList<>();
    private final StringBuilder diff = new StringBuilder();

    private Drift(Cluster cluster, Release release, List<IgnoreRule> rules) {
        this.cluster = cluster;
        this.release = release;
        this.mask = release.mask()
                .and(SecretTexts.inObjects(Manifests.objects(release.manifest()).values()));
        this.rules = rules;
    }

    /**
     * Compares.
     *
     * @param cluster the namespace
     * @param release the revision whose manifest counts
     * @param rules fields that are left to others
     */
    static ReleaseDrift of(Cluster cluster, Release release, List<IgnoreRule> rules) {
        Drift drift = new Drift(cluster, release, rules);
        Manifests.objects(release.manifest()).forEach(drift::compare);
        String text = drift.diff.toString();
        return new ReleaseDrift(
                release.name(),
                release.revision(),
                !drift.changed.isEmpty() || !drift.missing.isEmpty(),
                drift.changed,
                drift.missing,
                drift.unchanged,
                drift.notCompared,
                text.length() <= MOST_DIFF ? text : text.substring(0, MOST_DIFF) + "...\n");
    }

    private void compare(String ref, JsonNode manifest) {
        String namespace = manifest.path("metadata").path("namespace").asText("");
        if (!namespace.isEmpty() && !namespace.equals(cluster.namespace())) {
            notCompared.add(ref + ": it is in the namespace " + namespace + ", which is not this agent's");
            return;
        }
        try {
            compare(ref, (ObjectNode) manifest);
        } catch (ProblemException e) {
            notCompared.add(ref + ": " + mask.hide(e.problem().detail()));
        }
    }

    private void compare(String ref, ObjectNode manifest) {
        ApiResource resource = cluster.resource(
                manifest.path("apiVersion").asText(), manifest.path("kind").asText());
        String name = manifest.path("metadata").path("name").asText();
        for (int i = 1; i <= TRIES; i++) {
            Optional<KubeObject> live = cluster.find(resource, name);
            if (live.isEmpty()) {
                missing.add(ref);
                diff.append("+ ").append(ref).append('\n');
                return;
            }
            try {
                KubeObject patched = patched(resource, live.get(), wanted(ref, manifest));
                add(ref, Difference.between(ref, live.get(), patched, mask::hide));
                return;
            } catch (ConflictException e) {
                // A controller has written its status since it was read.
                continue;
            }
        }
        notCompared.add(ref + ": somebody writes to it all the time");
    }

    private void add(String ref, List<Change> changes) {
        if (changes.isEmpty()) {
            unchanged.add(ref);
            return;
        }
        changed.add(ref);
        diff.append(Difference.text(ref, changes));
    }

    /** Helm merges the lists of built-in kinds by their keys; of other kinds the API server does not know these. */
    private KubeObject patched(ApiResource resource, KubeObject live, ObjectNode wanted) {
        try {
            return cluster.planning().patch(resource, live, PatchType.STRATEGIC, wanted);
        } catch (ProblemException e) {
            if (e.problem().type() != ProblemType.UNSUPPORTED_MEDIA_TYPE) {
                throw e;
            }
            return cluster.planning().patch(resource, live, PatchType.MERGE, wanted);
        }
    }

    /** What helm wants of an object: its manifest with helm's marks, without what is ignored. */
    private ObjectNode wanted(String ref, ObjectNode manifest) {
        ObjectNode wanted = manifest.deepCopy();
        wanted.remove("status");
        withoutNulls(wanted);
        ObjectNode metadata = wanted.withObject("/metadata");
        metadata.withObject("/labels").put("app.kubernetes.io/managed-by", "Helm");
        metadata.withObject("/annotations")
                .put("meta.helm.sh/release-name", release.name())
                .put("meta.helm.sh/release-namespace", cluster.namespace());
        rules.stream().filter(r -> r.concerns(ref)).forEach(r -> remove(wanted, JsonPointer.compile(r.field())));
        return wanted;
    }

    /** In a patch a null removes; in a manifest it is a template that had nothing to say. */
    private static void withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
                JsonNode value = i.next().getValue();
                if (value.isNull()) {
                    i.remove();
                } else {
                    withoutNulls(value);
                }
            }
        } else {
            node.forEach(Drift::withoutNulls);
        }
    }

    private static void remove(ObjectNode from, JsonPointer field) {
        JsonNode parent = from.at(field.head());
        if (parent instanceof ObjectNode object) {
            object.remove(field.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array && field.last().getMatchingIndex() >= 0) {
            array.remove(field.last().getMatchingIndex());
        }
    }
}
