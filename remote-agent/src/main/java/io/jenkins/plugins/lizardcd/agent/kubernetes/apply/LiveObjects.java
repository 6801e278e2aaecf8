package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the objects that manifests name. Where there are many of a kind, a list of names tells first which of them exist,
 * if the Role permits it. It has no content, for what else is in the namespace may be large.
 */
final class LiveObjects {

    /** From so many objects of a kind on. */
    private static final int MANY = 5;

    private LiveObjects() {}

    /** Those that exist, in the order of the manifests. */
    static List<Optional<KubeObject>> read(Cluster cluster, List<ManifestObject> objects) {
        Map<ApiResource, Set<String>> known = names(cluster, objects);
        return SideBySide.each(objects, o -> {
            Set<String> names = known.get(o.resource());
            return names != null && !names.contains(o.name()) ? Optional.empty() : cluster.find(o.resource(), o.name());
        });
    }

    private static Map<ApiResource, Set<String>> names(Cluster cluster, List<ManifestObject> objects) {
        Map<ApiResource, Integer> counts = new LinkedHashMap<>();
        objects.forEach(o -> counts.merge(o.resource(), 1, Integer::sum));
        List<ApiResource> many = new ArrayList<>(counts.keySet());
        many.removeIf(resource -> counts.get(resource) < MANY);
        if (many.isEmpty()) {
            return Map.of();
        }
        List<Permission> missing =
                cluster.missing(many.stream().map(r -> r.permission("list")).toList());
        many.removeIf(resource -> missing.contains(resource.permission("list")));
        Map<ApiResource, Set<String>> names = new HashMap<>();
        for (ApiResource resource : many) {
            Set<String> all = new HashSet<>();
            cluster.listMetadata(resource, null).forEach(o -> all.add(o.name()));
            names.put(resource, all);
        }
        return names;
    }
}
