package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Scale;
import java.util.List;

/** Another number of replicas. */
final class ScaleEdit implements Edit {

    private final Scale spec;

    ScaleEdit(Scale spec) {
        this.spec = spec;
    }

    @Override
    public Plan plan(KubeObject workload) {
        int now = workload.at("spec", "replicas").asInt(1);
        if (spec.currentReplicas() >= 0 && spec.currentReplicas() != now) {
            throw Problems.conflict(spec.workload() + " has " + now + " replicas and not " + spec.currentReplicas()
                    + " as currentReplicas expects; nothing was written");
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec").put("replicas", spec.replicas());
        List<Change> changes = now == spec.replicas()
                ? List.of()
                : List.of(new Change(
                        workload.ref(),
                        "replicas",
                        Integer.toString(now),
                        spec.replicas().toString()));
        return new Plan(changes, PatchType.MERGE, patch);
    }
}
