package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.shared.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Permissions for releases. */
final class HelmRights {

    private static final List<String> ALL = List.of("get", "list", "watch", "create", "update", "patch", "delete");
    private static final List<String> RELEASES = List.of("get", "list", "create", "update", "delete");
    private static final List<String> LOOK = List.of("get", "list", "watch");

    /** What ordinary charts hold: as the cluster role edit, with ServiceAccounts, without Roles. */
    private static final Map<String, List<String>> CHARTS = Map.of(
            "",
            List.of("configmaps", "secrets", "services", "serviceaccounts", "persistentvolumeclaims", "pods"),
            "apps",
            List.of("deployments", "statefulsets", "daemonsets"),
            "batch",
            List.of("jobs", "cronjobs"),
            "networking.k8s.io",
            List.of("ingresses", "networkpolicies"),
            "autoscaling",
            List.of("horizontalpodautoscalers"),
            "policy",
            List.of("poddisruptionbudgets"));

    private HelmRights() {}

    /** For the records of releases. */
    static Set<Permission> releases() {
        Set<Permission> permissions = new TreeSet<>();
        RELEASES.forEach(verb -> permissions.add(new Permission(verb, "", "secrets")));
        return permissions;
    }

    /** For releases of ordinary charts, and to say why one fails. */
    static Set<Permission> charts() {
        Set<Permission> permissions = releases();
        CHARTS.forEach((group, resources) -> resources.forEach(
                resource -> ALL.forEach(verb -> permissions.add(new Permission(verb, group, resource)))));
        LOOK.forEach(verb -> permissions.add(new Permission(verb, "apps", "replicasets")));
        LOOK.forEach(verb -> permissions.add(new Permission(verb, "", "events")));
        permissions.add(new Permission("get", "", "pods/log"));
        return permissions;
    }
}
