package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.shared.Workload;

/**
 * What the operations that change a workload have in common.
 *
 * @param workload which one
 * @param await whether to wait until the change runs
 * @param rollbackOnFailure whether to restore the snapshot when it does not
 * @param failFast whether to fail as soon as it is known that it cannot
 * @param changeCause for the rollout history; null for the caller's description
 * @param rolls whether pods are replaced, so that a paused Deployment is in the way
 * @param unstick whether pods of another version that hold up a StatefulSet are deleted: on the way back
 */
record Ask(
        Workload workload,
        boolean await,
        boolean rollbackOnFailure,
        boolean failFast,
        String changeCause,
        boolean rolls,
        boolean unstick) {

    /** One that does not wait: nothing rolls. */
    static Ask immediate(Workload workload) {
        return new Ask(workload, false, false, false, null, false, false);
    }
}
