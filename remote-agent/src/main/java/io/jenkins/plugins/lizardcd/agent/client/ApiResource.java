package io.jenkins.plugins.lizardcd.agent.client;

import io.jenkins.plugins.lizardcd.shared.Permission;
import java.util.Locale;

/**
 * A namespaced resource of the API server.
 *
 * @param group API group; empty for the core group
 * @param version such as {@code v1}
 * @param plural name in paths and RBAC rules, such as {@code deployments}
 * @param kind name in manifests, such as {@code Deployment}
 */
public record ApiResource(String group, String version, String plural, String kind) {

    /** {@code v1 Pod}. */
    public static final ApiResource PODS = new ApiResource("", "v1", "pods", "Pod");
    /** {@code v1 Event}. */
    public static final ApiResource EVENTS = new ApiResource("", "v1", "events", "Event");
    /** {@code v1 Secret}. */
    public static final ApiResource SECRETS = new ApiResource("", "v1", "secrets", "Secret");
    /** {@code v1 ConfigMap}. */
    public static final ApiResource CONFIG_MAPS = new ApiResource("", "v1", "configmaps", "ConfigMap");
    /** {@code coordination.k8s.io/v1 Lease}. */
    public static final ApiResource LEASES = new ApiResource("coordination.k8s.io", "v1", "leases", "Lease");
    /** {@code v1 PersistentVolumeClaim}. */
    public static final ApiResource CLAIMS =
            new ApiResource("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim");
    /** {@code apps/v1 Deployment}. */
    public static final ApiResource DEPLOYMENTS = new ApiResource("apps", "v1", "deployments", "Deployment");
    /** {@code apps/v1 ReplicaSet}. */
    public static final ApiResource REPLICASETS = new ApiResource("apps", "v1", "replicasets", "ReplicaSet");
    /** {@code apps/v1 StatefulSet}. */
    public static final ApiResource STATEFULSETS = new ApiResource("apps", "v1", "statefulsets", "StatefulSet");
    /** {@code apps/v1 DaemonSet}. */
    public static final ApiResource DAEMONSETS = new ApiResource("apps", "v1", "daemonsets", "DaemonSet");
    /** {@code apps/v1 ControllerRevision}: history of StatefulSets and DaemonSets. */
    public static final ApiResource REVISIONS =
            new ApiResource("apps", "v1", "controllerrevisions", "ControllerRevision");
    /** {@code batch/v1 Job}. */
    public static final ApiResource JOBS = new ApiResource("batch", "v1", "jobs", "Job");
    /** {@code batch/v1 CronJob}, from Kubernetes 1.21. */
    public static final ApiResource CRONJOBS = new ApiResource("batch", "v1", "cronjobs", "CronJob");
    /** {@code batch/v1beta1 CronJob}, before Kubernetes 1.25. */
    public static final ApiResource CRONJOBS_BETA = new ApiResource("batch", "v1beta1", "cronjobs", "CronJob");
    /** {@code autoscaling/v1 HorizontalPodAutoscaler}. */
    public static final ApiResource AUTOSCALERS =
            new ApiResource("autoscaling", "v1", "horizontalpodautoscalers", "HorizontalPodAutoscaler");

    /** {@code apps/v1}; {@code v1} for the core group. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The word before the slash in {@code deployment/web}. */
    public String word() {
        return kind.toLowerCase(Locale.ROOT);
    }

    /**
     * {@code deployment/web}.
     *
     * @param name of the object
     */
    public String ref(String name) {
        return word() + "/" + name;
    }

    /**
     * The right to do something with it.
     *
     * @param verb such as {@code patch}
     */
    public Permission permission(String verb) {
        return new Permission(verb, group, plural);
    }

    /**
     * Path of the collection in a namespace.
     *
     * @param namespace its name
     */
    String path(String namespace) {
        return (group.isEmpty() ? "/api/" : "/apis/") + apiVersion() + "/namespaces/" + namespace + "/" + plural;
    }
}
