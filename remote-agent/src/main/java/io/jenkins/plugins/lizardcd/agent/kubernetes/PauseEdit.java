package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.shared.Change;
import java.util.List;

/** Pauses or resumes a Deployment. */
final class PauseEdit implements Edit {

    private final boolean pause;

    PauseEdit(boolean pause) {
        this.pause = pause;
    }

    @Override
    public Plan plan(KubeObject workload) {
        boolean paused = workload.at("spec", "paused").asBoolean();
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec").put("paused", pause);
        List<Change> changes = paused == pause
                ? List.of()
                : List.of(new Change(workload.ref(), "paused", Boolean.toString(paused), Boolean.toString(pause)));
        return new Plan(changes, PatchType.MERGE, patch);
    }

    @Override
    public String nothing(String workload) {
        return workload + (pause ? " is already paused" : " is not paused") + ": nothing to write";
    }
}
