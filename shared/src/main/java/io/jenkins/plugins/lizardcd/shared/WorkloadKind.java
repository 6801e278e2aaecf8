package io.jenkins.plugins.lizardcd.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Kinds of objects that run pods, with the names kubectl knows them by. */
public enum WorkloadKind {
    /** {@code apps/v1 Deployment}. */
    DEPLOYMENT("Deployment", "apps", "deployments", "deploy"),
    /** {@code apps/v1 StatefulSet}. */
    STATEFULSET("StatefulSet", "apps", "statefulsets", "sts"),
    /** {@code apps/v1 DaemonSet}. */
    DAEMONSET("DaemonSet", "apps", "daemonsets", "ds"),
    /** {@code apps/v1 ReplicaSet}. */
    REPLICASET("ReplicaSet", "apps", "replicasets", "rs"),
    /** {@code batch/v1 Job}. */
    JOB("Job", "batch", "jobs", "job"),
    /** {@code batch CronJob}: v1, or v1beta1 before Kubernetes 1.21. */
    CRONJOB("CronJob", "batch", "cronjobs", "cj"),
    /** {@code v1 Pod}. */
    POD("Pod", "", "pods", "po");

    private final String kind;
    private final String group;
    private final String resource;
    private final String shortName;

    WorkloadKind(String kind, String group, String resource, String shortName) {
        this.kind = kind;
        this.group = group;
        this.resource = resource;
        this.shortName = shortName;
    }

    /** The kind in a manifest, such as {@code Deployment}. */
    public String kind() {
        return kind;
    }

    /** The API group; empty for the core group. */
    public String group() {
        return group;
    }

    /** The plural resource name in RBAC rules and paths, such as {@code deployments}. */
    public String resource() {
        return resource;
    }

    /** The word before the slash in {@code deployment/web}. */
    public String word() {
        return kind.toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a kind by any name kubectl accepts: singular, plural, short, with or without the group, any case.
     *
     * @param text such as {@code deploy}, {@code deployments.apps}, {@code sts}
     */
    public static Optional<WorkloadKind> find(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(k -> k.names().contains(word)).findFirst();
    }

    private List<String> names() {
        return List.of(word(), resource, shortName, word() + "." + group, resource + "." + group);
    }

    static String all() {
        return Arrays.stream(values()).map(WorkloadKind::word).collect(Collectors.joining(", "));
    }
}
