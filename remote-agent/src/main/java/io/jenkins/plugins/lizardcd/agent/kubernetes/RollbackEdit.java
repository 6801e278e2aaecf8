package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdicts;
import io.jenkins.plugins.lizardcd.shared.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A whole pod template in place of the present one. */
final class RollbackEdit implements Edit {

    private final RollbackTarget target;

    RollbackEdit(RollbackTarget target) {
        this.target = target;
    }

    @Override
    public Plan plan(KubeObject workload) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        List<Change> changes = new ArrayList<>();
        JsonNode template = PodTemplate.of(workload);
        if (!PodTemplate.digest(template).equals(PodTemplate.digest(target.template()))) {
            Map<String, String> now = PodTemplate.images(template);
            PodTemplate.images(target.template()).forEach((container, image) -> {
                if (!image.equals(now.get(container))) {
                    changes.add(new Change(workload.ref(), "image of " + container, now.get(container), image));
                }
            });
            long revision = Verdicts.revision(workload);
            String from = revision > 0 ? "revision " + revision : "the present one";
            changes.add(new Change(workload.ref(), "pod template", from, target.description()));
            ObjectNode place = Templates.inPatch(patch, workload.kind());
            place.setAll((ObjectNode) target.template().deepCopy());
            place.put("$patch", "replace");
        }
        int replicas = workload.number("spec", "replicas");
        if (target.replicas() != null && target.replicas() != replicas) {
            patch.withObject("/spec").put("replicas", target.replicas());
            changes.add(new Change(
                    workload.ref(),
                    "replicas",
                    Integer.toString(replicas),
                    target.replicas().toString()));
        }
        return new Plan(changes, PatchType.STRATEGIC, patch);
    }

    @Override
    public String nothing(String workload) {
        return workload + " already runs " + target.description() + ": nothing to write";
    }
}
