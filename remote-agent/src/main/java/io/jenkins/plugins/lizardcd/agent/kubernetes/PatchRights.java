package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.util.Set;

/** Permissions of the operations that patch a workload and may wait for its rollout. */
final class PatchRights {

    private PatchRights() {}

    static Set<Permission> permissions(Set<WorkloadKind> kinds) {
        Rights rights = new Rights();
        for (WorkloadKind kind : kinds) {
            rights.on(kind, "get", "patch").history(kind).waiting(kind, true);
        }
        return rights.on(WorkloadKind.POD, "delete").all();
    }

    static Set<Permission> permissions(WorkloadKind kind, boolean await, boolean mayRestore) {
        Rights rights = new Rights().on(kind, "get", "patch").history(kind);
        if (await) {
            rights.waiting(kind, false);
        }
        if (mayRestore && kind == WorkloadKind.STATEFULSET) {
            rights.on(WorkloadKind.POD, "delete");
        }
        return rights.all();
    }
}
