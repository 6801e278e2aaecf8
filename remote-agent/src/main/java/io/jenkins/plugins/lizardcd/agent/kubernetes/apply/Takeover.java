package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.RetryableException;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.ManagedFields.Entry;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code kubectl apply} on the client's side owns of an object becomes ours, so that a field which the manifests drop
 * goes, as it would with kubectl. {@code kubectl apply --server-side} does the same.
 *
 * <p>kubectl-client-side-apply gives up all it has. Those that may stand for whoever made the object before kubectl
 * applied it give up what kubectl's annotation says that it applied. The rest stays theirs: hand edits, for instance, are
 * a conflict as before.
 *
 * @param managers who gives up fields; empty when there is nothing to take over
 * @param keeping those of them who keep other fields
 * @param owners who owns what afterwards
 */
record Takeover(Set<String> managers, Set<String> keeping, ManagedFields owners) {

    private static final String KUBECTL_APPLY = "kubectl-client-side-apply";
    private static final Set<String> BEFORE = Set.of("before-first-apply", "kubectl-create", "kubectl");
    private static final FieldSet ANNOTATED = FieldSet.of(List.of("metadata", "annotations", KubeObject.LAST_APPLIED));
    private static final int TRIES = 12;

    /**
     * What there is to take over of an object.
     *
     * @param live the object, with its owners
     * @param force whether anybody who has kubectl's annotation gives up all, as kubectl has it
     */
    static Takeover of(KubeObject live, boolean force) {
        JsonNode applied =
                live.annotation(KubeObject.LAST_APPLIED).map(Takeover::parse).orElse(MissingNode.getInstance());
        ManagedFields before = ManagedFields.of(live);
        Set<String> managers = new TreeSet<>();
        Set<String> keeping = new TreeSet<>();
        List<Entry> left = new ArrayList<>();
        List<Entry> given = new ArrayList<>();
        for (Entry entry : before.entries()) {
            FieldSet gives = gives(entry, applied, force);
            FieldSet rest = entry.fields().without(gives);
            if (gives.isEmpty() || entry.applied()) {
                left.add(entry);
                continue;
            }
            managers.add(entry.manager());
            given.add(entry.with(gives));
            if (!rest.isEmpty()) {
                keeping.add(entry.manager());
                left.add(entry.with(rest));
            }
        }
        if (given.isEmpty()) {
            return new Takeover(Set.of(), Set.of(), before);
        }
        Entry ours =
                before.applied().orElseGet(() -> given.get(given.size() - 1).asOurs(FieldSet.NONE));
        FieldSet all = given.stream()
                // The names of fields depend on the version.
                .filter(entry -> entry.apiVersion().equals(ours.apiVersion()))
                .map(Entry::fields)
                .reduce(ours.fields(), FieldSet::and);
        left.removeIf(Entry::applied);
        left.add(0, ours.with(all));
        return new Takeover(managers, keeping, new ManagedFields(List.copyOf(left)));
    }

    private static JsonNode parse(String annotation) {
        try {
            return Json.read(annotation, JsonNode.class);
        } catch (IllegalStateException e) {
            return MissingNode.getInstance();
        }
    }

    private static FieldSet gives(Entry entry, JsonNode applied, boolean force) {
        FieldSet fields = entry.fields();
        boolean annotated = fields.has(ANNOTATED);
        if (!entry.updates() || entry.ours()) {
            return FieldSet.NONE;
        }
        if (entry.manager().equals(KUBECTL_APPLY) || force && annotated) {
            return fields;
        }
        if (!BEFORE.contains(entry.manager()) || !applied.isObject()) {
            return FieldSet.NONE;
        }
        FieldSet part = fields.within(applied);
        return annotated ? part.and(ANNOTATED) : part;
    }

    boolean isEmpty() {
        return managers.isEmpty();
    }

    /** Whether those managers give up all that they have, so that nothing of it can be a conflict afterwards. */
    boolean settles(Set<String> conflicting) {
        return conflicting.stream().allMatch(m -> managers.contains(m) && !keeping.contains(m));
    }

    /**
     * The object that an apply of the same manifest would leave behind if the owners were these.
     *
     * @param tried the object that the apply leaves behind with the owners as they are
     */
    KubeObject pruned(KubeObject tried, boolean force) {
        FieldSet kept = FieldSet.NONE;
        JsonNode applied =
                tried.annotation(KubeObject.LAST_APPLIED).map(Takeover::parse).orElse(MissingNode.getInstance());
        for (Entry entry : ManagedFields.of(tried).entries()) {
            kept = kept.and(entry.applied() ? entry.fields() : entry.fields().without(gives(entry, applied, force)));
        }
        ObjectNode json = tried.json().deepCopy();
        owners.applied().orElseThrow().fields().removeFrom(json, kept);
        return new KubeObject(json);
    }

    /**
     * An object of times when the API server kept no owners shows none until it is applied. Then kubectl's annotation
     * alone tells.
     *
     * @param live the object
     * @param manifest what is applied to it
     * @return the object with its owners, as the API server will see them
     */
    static KubeObject owned(Cluster cluster, ManifestObject manifest, KubeObject live) {
        if (!ManagedFields.of(live).entries().isEmpty()
                || live.annotation(KubeObject.LAST_APPLIED).isEmpty()) {
            return live;
        }
        KubeObject tried = cluster.planning().apply(manifest.resource(), manifest.json(), true);
        List<Entry> others = ManagedFields.of(tried).entries().stream()
                .filter(entry -> !entry.ours())
                .toList();
        return new ManagedFields(others).in(live);
    }

    /**
     * Writes the owners, and nothing else of the object. Harmless when it was done before.
     *
     * @return the object as it is now; empty when there is none any more
     */
    static Optional<KubeObject> write(Cluster cluster, ManifestObject manifest, boolean force) {
        for (int i = 0; i < TRIES; i++) {
            Optional<KubeObject> live = cluster.find(manifest.resource(), manifest.name());
            if (live.isEmpty()) {
                return live;
            }
            Takeover takeover = of(owned(cluster, manifest, live.get()), force);
            if (takeover.isEmpty()) {
                return live;
            }
            try {
                return Optional.of(cluster.patch(
                        manifest.resource(), live.get(), takeover.owners().patch()));
            } catch (ConflictException e) {
                // A controller wrote its status; look again.
                continue;
            }
        }
        throw new RetryableException(
                manifest.ref() + " changed " + TRIES + " times while its fields were taken over", null);
    }
}
