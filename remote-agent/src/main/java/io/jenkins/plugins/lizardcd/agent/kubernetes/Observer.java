package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.ObjectView;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdicts;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.World;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a workload and what it owns: from the watched objects where these are good enough, else from the API server. */
final class Observer {

    private static final int PODS_WITH_EVENTS = 5;

    private final Cluster cluster;
    private final Workload workload;
    private final ApiResource resource;

    Observer(Cluster cluster, Workload workload) {
        this.cluster = cluster;
        this.workload = workload;
        this.resource = cluster.resource(workload.kind());
    }

    /**
     * The workload as last heard of. Nothing final may be decided on it: it may be a moment old.
     *
     * @param generation at least this one is wanted
     * @return empty when the watch does not know it well enough
     */
    Optional<World> watched(long generation) {
        ObjectView view = cluster.view();
        if (!view.knows(watchedResources())) {
            return Optional.empty();
        }
        Optional<KubeObject> object = view.get(resource, workload.name()).filter(o -> o.generation() >= generation);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        String uid = object.get().uid();
        List<KubeObject> children = children(r -> view.owned(r, uid));
        List<KubeObject> pods = new ArrayList<>(ownPods(object.get(), view.owned(ApiResource.PODS, uid)));
        children.forEach(c -> pods.addAll(view.owned(ApiResource.PODS, c.uid())));
        Map<String, List<KubeObject>> events = new HashMap<>();
        withEvents(object.get(), children, pods)
                .forEach(o -> events.put(o.uid(), view.owned(ApiResource.EVENTS, o.uid())));
        return Optional.of(new World(object.get(), children, pods, events, Instant.now()));
    }

    private ApiResource[] watchedResources() {
        return switch (workload.kind()) {
            case DEPLOYMENT ->
                new ApiResource[] {resource, ApiResource.REPLICASETS, ApiResource.PODS, ApiResource.EVENTS};
            case POD -> new ApiResource[] {resource, ApiResource.EVENTS};
            case CRONJOB -> new ApiResource[] {resource, ApiResource.JOBS, ApiResource.PODS, ApiResource.EVENTS};
            default -> new ApiResource[] {resource, ApiResource.PODS, ApiResource.EVENTS};
        };
    }

    /** What the workload makes pods by; of a CronJob only the last run, which is what counts. */
    private List<KubeObject> children(Function<ApiResource, List<KubeObject>> owned) {
        return switch (workload.kind()) {
            case DEPLOYMENT -> owned.apply(ApiResource.REPLICASETS);
            case CRONJOB ->
                Verdicts.lastRun(owned.apply(ApiResource.JOBS)).stream().toList();
            default -> List.of();
        };
    }

    /** Only what confirms that all is well, from the API server: the workload itself, of a CronJob its last run too. */
    World brief() {
        if (workload.kind() == WorkloadKind.CRONJOB) {
            return live();
        }
        KubeObject object = cluster.find(resource, workload.name()).orElse(null);
        return new World(object, List.of(), List.of(), Map.of(), Instant.now());
    }

    /** Everything, from the API server. */
    World live() {
        KubeObject object = cluster.find(resource, workload.name()).orElse(null);
        if (object == null) {
            return new World(null, List.of(), List.of(), Map.of(), Instant.now());
        }
        if (workload.kind() == WorkloadKind.POD) {
            return new World(object, List.of(), List.of(object), events(List.of(object)), Instant.now());
        }
        String selector = selector(object.at("spec", "selector"));
        List<KubeObject> children = children(r -> ownedBy(Set.of(object.uid()), allowed(r, selector)));
        Set<String> owners = children.stream().map(KubeObject::uid).collect(Collectors.toSet());
        owners.add(object.uid());
        List<KubeObject> pods = ownedBy(owners, allowed(ApiResource.PODS, podSelector(selector)));
        Map<String, List<KubeObject>> events = events(withEvents(object, children, pods));
        return new World(object, children, pods, events, Instant.now());
    }

    /** A CronJob has no selector, but every pod of a Job has this label. */
    private String podSelector(String selector) {
        return workload.kind() == WorkloadKind.CRONJOB ? "job-name" : selector;
    }

    private List<KubeObject> ownPods(KubeObject object, List<KubeObject> owned) {
        return workload.kind() == WorkloadKind.POD ? List.of(object) : owned;
    }

    // A verdict without the pods is still a verdict, only with less to say.
    private List<KubeObject> allowed(ApiResource which, String selector) {
        try {
            return cluster.list(which, selector, null);
        } catch (ProblemException e) {
            if (e.problem().type() == ProblemType.MISSING_PERMISSION) {
                return List.of();
            }
            throw e;
        }
    }

    private static List<KubeObject> ownedBy(Set<String> uids, List<KubeObject> objects) {
        return objects.stream()
                .filter(o -> o.controller().map(c -> uids.contains(c.uid())).orElse(false))
                .toList();
    }

    /** Objects whose warnings tell more than their status: creators of pods, and pods that are not ready. */
    private static List<KubeObject> withEvents(KubeObject object, List<KubeObject> children, List<KubeObject> pods) {
        List<KubeObject> telling = new ArrayList<>();
        // A Deployment and its ReplicaSets have a condition for it.
        if (!object.kind().equals("Deployment")) {
            telling.add(object);
            telling.addAll(children);
        }
        pods.stream()
                .filter(p -> !p.isTrue("Ready") && !p.deleting())
                .limit(PODS_WITH_EVENTS)
                .forEach(telling::add);
        return telling;
    }

    private Map<String, List<KubeObject>> events(List<KubeObject> objects) {
        Map<String, List<KubeObject>> events = new HashMap<>();
        try {
            for (KubeObject object : objects) {
                events.put(object.uid(), cluster.events(object));
            }
        } catch (ProblemException e) {
            if (e.problem().type() != ProblemType.MISSING_PERMISSION) {
                throw e;
            }
        }
        return events;
    }

    /** A label selector as a query, from its JSON form. */
    static String selector(JsonNode selector) {
        List<String> terms = new ArrayList<>();
        selector.path("matchLabels")
                .properties()
                .forEach(e -> terms.add(e.getKey() + "=" + e.getValue().asText()));
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asText();
            List<String> values = new ArrayList<>();
            expression.path("values").forEach(v -> values.add(v.asText()));
            terms.add(
                    switch (expression.path("operator").asText()) {
                        case "In" -> key + " in (" + String.join(",", values) + ")";
                        case "NotIn" -> key + " notin (" + String.join(",", values) + ")";
                        case "Exists" -> key;
                        default -> "!" + key;
                    });
        }
        return terms.isEmpty() ? null : String.join(",", terms);
    }
}
