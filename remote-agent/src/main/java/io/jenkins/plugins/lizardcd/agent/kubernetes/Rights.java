package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Builds sets of permissions. */
final class Rights {

    /** Kinds whose template can be patched. */
    static final Set<WorkloadKind> TEMPLATES =
            EnumSet.of(WorkloadKind.DEPLOYMENT, WorkloadKind.STATEFULSET, WorkloadKind.DAEMONSET, WorkloadKind.CRONJOB);
    /** Kinds with a rollout and a history. */
    static final Set<WorkloadKind> ROLLING =
            EnumSet.of(WorkloadKind.DEPLOYMENT, WorkloadKind.STATEFULSET, WorkloadKind.DAEMONSET);

    private final Set<Permission> permissions = new TreeSet<>();

    Rights on(WorkloadKind kind, String... verbs) {
        for (String verb : verbs) {
            permissions.add(new Permission(verb, kind.group(), kind.resource()));
        }
        return this;
    }

    Rights on(ApiResource resource, String... verbs) {
        for (String verb : verbs) {
            permissions.add(resource.permission(verb));
        }
        return this;
    }

    /** To tell its history. */
    Rights history(WorkloadKind kind) {
        return switch (kind) {
            case DEPLOYMENT -> on(ApiResource.REPLICASETS, "list");
            case STATEFULSET, DAEMONSET -> on(ApiResource.REVISIONS, "list");
            default -> this;
        };
    }

    /** To wait for it after a write, and say why it fails; nobody waits for the next run of a CronJob. Without "watch" waiting works too, only slower. */
    Rights waiting(WorkloadKind kind, boolean watch) {
        String[] verbs = watch ? new String[] {"list", "watch"} : new String[] {"list"};
        if (kind == WorkloadKind.CRONJOB) {
            return this;
        }
        on(kind, verbs).on(ApiResource.PODS, "get").on(ApiResource.PODS, verbs).on(ApiResource.EVENTS, verbs);
        permissions.add(new Permission("get", "", "pods/log"));
        return kind == WorkloadKind.DEPLOYMENT ? on(ApiResource.REPLICASETS, verbs) : this;
    }

    /** To judge it, which for a CronJob is to judge its last run. */
    Rights judging(WorkloadKind kind, boolean watch) {
        if (kind != WorkloadKind.CRONJOB) {
            return waiting(kind, watch);
        }
        return on(kind, watch ? new String[] {"list", "watch"} : new String[] {"list"})
                .waiting(WorkloadKind.JOB, watch);
    }

    Set<Permission> all() {
        return permissions;
    }
}
