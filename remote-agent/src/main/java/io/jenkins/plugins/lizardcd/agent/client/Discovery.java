package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds resources by any name that kubectl accepts. Built-in kinds need no request; others are asked from the API
 * server once, group by group. Discovery is open to every authenticated user by default.
 */
final class Discovery {

    private static final List<Named> KNOWN = List.of(
            new Named(ApiResource.DEPLOYMENTS, Set.of("deploy")),
            new Named(ApiResource.STATEFULSETS, Set.of("sts")),
            new Named(ApiResource.DAEMONSETS, Set.of("ds")),
            new Named(ApiResource.REPLICASETS, Set.of("rs")),
            new Named(ApiResource.REVISIONS, Set.of()),
            new Named(ApiResource.JOBS, Set.of()),
            new Named(ApiResource.PODS, Set.of("po")),
            new Named(ApiResource.CLAIMS, Set.of("pvc")),
            new Named(ApiResource.EVENTS, Set.of("ev")),
            new Named(core("services", "Service"), Set.of("svc")),
            new Named(core("configmaps", "ConfigMap"), Set.of("cm")),
            new Named(core("secrets", "Secret"), Set.of()),
            new Named(core("endpoints", "Endpoints"), Set.of("ep")),
            new Named(core("serviceaccounts", "ServiceAccount"), Set.of("sa")),
            new Named(core("resourcequotas", "ResourceQuota"), Set.of("quota")),
            new Named(core("limitranges", "LimitRange"), Set.of("limits")),
            new Named(ApiResource.AUTOSCALERS, Set.of("hpa")),
            new Named(new ApiResource("networking.k8s.io", "v1", "ingresses", "Ingress"), Set.of("ing")),
            new Named(new ApiResource("coordination.k8s.io", "v1", "leases", "Lease"), Set.of()));

    private final Rest rest;
    private final Map<String, ApiResource> found = new ConcurrentHashMap<>();

    Discovery(Rest rest) {
        this.rest = rest;
    }

    private record Named(ApiResource resource, Set<String> shortNames) {
        boolean is(String word) {
            String plural = resource.plural();
            String group = "." + resource.group();
            return word.equals(plural)
                    || word.equals(resource.word())
                    || shortNames.contains(word)
                    || word.equals(plural + group)
                    || word.equals(resource.word() + group);
        }
    }

    private static ApiResource core(String plural, String kind) {
        return new ApiResource("", "v1", plural, kind);
    }

    /**
     * The resource of that name.
     *
     * @param name plural, singular or short name, with the group behind a dot or without; any case
     * @throws ProblemException when the cluster has none
     */
    ApiResource find(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        Optional<Named> known = KNOWN.stream().filter(n -> n.is(word)).findFirst();
        if (known.isPresent()) {
            return known.get().resource();
        }
        if (word.equals("cj") || word.startsWith("cronjob")) {
            return cronJobs();
        }
        ApiResource cached = found.get(word);
        if (cached == null) {
            cached = ask(word)
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.NOT_FOUND,
                            "this cluster has no resource '" + name + "'; write a name that kubectl api-resources"
                                    + " shows, with its group if it is a custom one"));
            found.put(word, cached);
        }
        return cached;
    }

    /**
     * The resource of a manifest.
     *
     * @param apiVersion such as {@code apps/v1}
     * @param kind such as {@code Deployment}
     * @throws ProblemException when the cluster has none, or has it outside of namespaces only
     */
    ApiResource ofKind(String apiVersion, String kind) {
        for (Named named : KNOWN) {
            if (named.resource().kind().equals(kind)
                    && named.resource().apiVersion().equals(apiVersion)) {
                return named.resource();
            }
        }
        ApiResource cached = found.get(apiVersion + " " + kind);
        if (cached == null) {
            cached = askKind(apiVersion, kind);
            found.put(apiVersion + " " + kind, cached);
        }
        return cached;
    }

    private ApiResource askKind(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String path = (slash < 0 ? "/api/" : "/apis/") + apiVersion;
        if (!apiVersion.matches("([a-z0-9.-]+/)?v[a-z0-9]+")) {
            throw new ProblemException(ProblemType.UNPROCESSABLE, "'" + apiVersion + "' is not an apiVersion");
        }
        JsonNode resources;
        try {
            resources = rest.get(Rest.Call.discovery(path)).path("resources");
        } catch (ProblemException e) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "this cluster has no " + apiVersion + "; kubectl api-versions shows all");
        }
        for (JsonNode resource : resources) {
            String plural = resource.path("name").asText();
            if (plural.indexOf('/') < 0 && resource.path("kind").asText().equals(kind)) {
                if (!resource.path("namespaced").asBoolean()) {
                    throw new ProblemException(
                            ProblemType.UNPROCESSABLE,
                            kind + " is not in a namespace, and this agent has just one; apply it with the rights of"
                                    + " the cluster's administrator");
                }
                return new ApiResource(group, apiVersion.substring(slash + 1), plural, kind);
            }
        }
        throw new ProblemException(
                ProblemType.UNPROCESSABLE,
                "this cluster has no kind " + kind + " in " + apiVersion + "; kubectl api-resources shows all");
    }

    /** CronJobs in the version that this cluster has: v1 came with Kubernetes 1.21, v1beta1 went with 1.25. */
    ApiResource cronJobs() {
        return found.computeIfAbsent("cronjobs", k -> has("v1") ? ApiResource.CRONJOBS : ApiResource.CRONJOBS_BETA);
    }

    private boolean has(String version) {
        try {
            return resources("/apis/batch/" + version, "cronjobs").isPresent();
        } catch (ProblemException e) {
            return false;
        }
    }

    private Optional<ApiResource> ask(String word) {
        int dot = word.indexOf('.');
        String plain = dot < 0 ? word : word.substring(0, dot);
        String wanted = dot < 0 ? null : word.substring(dot + 1);
        for (Map.Entry<String, String> group : groups().entrySet()) {
            if (wanted == null || wanted.equals(group.getKey())) {
                Optional<ApiResource> match = inGroup(group.getKey(), group.getValue(), plain);
                if (match.isPresent()) {
                    return match;
                }
            }
        }
        return Optional.empty();
    }

    /** The groups with their preferred versions; the core group first. */
    private Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("", "v1");
        for (JsonNode group : rest.get(Rest.Call.discovery("/apis")).path("groups")) {
            groups.put(
                    group.path("name").asText(),
                    group.path("preferredVersion").path("version").asText());
        }
        return groups;
    }

    private Optional<ApiResource> inGroup(String group, String version, String word) {
        String path = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        try {
            return resources(path, word)
                    .map(r -> new ApiResource(
                            group,
                            version,
                            r.path("name").asText(),
                            r.path("kind").asText()));
        } catch (ProblemException | RetryableException e) {
            // A group whose own API server is down (503) must not hide all the others.
            return Optional.empty();
        }
    }

    private Optional<JsonNode> resources(String path, String word) {
        for (JsonNode resource : rest.get(Rest.Call.discovery(path)).path("resources")) {
            boolean whole = resource.path("name").asText().indexOf('/') < 0;
            if (whole && resource.path("namespaced").asBoolean() && named(resource, word)) {
                return Optional.of(resource);
            }
        }
        return Optional.empty();
    }

    private static boolean named(JsonNode resource, String word) {
        List<String> names = new ArrayList<>();
        names.add(resource.path("name").asText());
        names.add(resource.path("singularName").asText());
        names.add(resource.path("kind").asText().toLowerCase(Locale.ROOT));
        resource.path("shortNames").forEach(s -> names.add(s.asText()));
        return names.contains(word);
    }
}
