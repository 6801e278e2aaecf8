package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Caller;

/**
 * What a changed workload says about who changed it. Only on the workload itself: in the pod template it would start a
 * rollout of its own.
 */
final class Audit {

    /** Shown by {@code kubectl rollout history}. */
    static final String CHANGE_CAUSE = "kubernetes.io/change-cause";
    /** Id of the operation that wrote last; by it a restarted agent knows its own write. */
    static final String OPERATION = "lizardcd.io/operation";

    private static final String BUILD_URL = "lizardcd.io/build-url";
    private static final String JOB = "lizardcd.io/job";
    private static final String USER = "lizardcd.io/user";

    private Audit() {}

    /**
     * Adds the annotations to a merge patch.
     *
     * @param patch for the whole workload
     * @param run the operation
     * @param changeCause null for the caller's description
     */
    static void annotate(ObjectNode patch, Run run, String changeCause) {
        ObjectNode annotations = patch.withObject("/metadata").withObject("/annotations");
        Caller caller = run.caller();
        annotations.put(OPERATION, run.id());
        // A null removes what an earlier build left there.
        annotations.put(BUILD_URL, caller.buildUrl());
        annotations.put(JOB, caller.job());
        annotations.put(USER, caller.user());
        String cause = changeCause == null ? caller.describe() : changeCause;
        if (!cause.isEmpty()) {
            annotations.put(CHANGE_CAUSE, cause);
        }
    }
}
