package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.shared.Change;
import java.util.List;

/** What an operation changes in a workload. Pure: it may be planned many times. */
@FunctionalInterface
interface Edit {

    /**
     * Plans the change on the workload as it is.
     *
     * @param workload as it was read
     * @throws io.jenkins.plugins.lizardcd.shared.ProblemException when it cannot be done on this workload
     */
    Plan plan(KubeObject workload);

    /**
     * What to say when nothing has to be done.
     *
     * @param workload {@code kind/name}
     */
    default String nothing(String workload) {
        return workload + " is already as asked: nothing to write";
    }

    /**
     * A planned change.
     *
     * @param changes what a person wants to know; empty when nothing is to be done
     * @param type of the patch
     * @param patch touches only what is changed
     */
    record Plan(List<Change> changes, PatchType type, ObjectNode patch) {

        boolean nothing() {
            return changes.isEmpty();
        }
    }
}
