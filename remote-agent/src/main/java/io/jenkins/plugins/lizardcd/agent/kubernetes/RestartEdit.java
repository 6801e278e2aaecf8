package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.shared.Change;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Marks a pod template so that its pods are replaced, with kubectl's own annotation. */
final class RestartEdit implements Edit {

    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    private final Instant at;

    /**
     * A restart.
     *
     * @param at a time that stays the same when the agent plans again
     */
    RestartEdit(Instant at) {
        this.at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Plan plan(KubeObject workload) {
        if (workload.at("spec", "paused").asBoolean()) {
            throw Problems.unprocessable(workload.ref()
                    + " is paused and cannot be restarted; resume it first: kubectl rollout resume " + workload.ref());
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        return new Plan(List.of(mark(workload, patch)), PatchType.STRATEGIC, patch);
    }

    /** Adds the mark to a patch. */
    Change mark(KubeObject workload, ObjectNode patch) {
        JsonNode before =
                PodTemplate.of(workload).path("metadata").path("annotations").path(RESTARTED_AT);
        Templates.inPatch(patch, workload.kind())
                .withObject("/metadata")
                .withObject("/annotations")
                .put(RESTARTED_AT, at.toString());
        return new Change(
                workload.ref(), "restartedAt", before.isMissingNode() ? null : before.asText(), at.toString());
    }
}
