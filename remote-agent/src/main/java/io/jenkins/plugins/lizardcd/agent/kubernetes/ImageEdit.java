package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** New images for containers and init containers of a workload. */
final class ImageEdit implements Edit {

    private final SetImage spec;
    private final Instant startedAt;

    ImageEdit(SetImage spec, Instant startedAt) {
        this.spec = spec;
        this.startedAt = startedAt;
    }

    @Override
    public Plan plan(KubeObject workload) {
        JsonNode template = PodTemplate.of(workload);
        Map<String, String> before = PodTemplate.images(template);
        Map<String, String> wanted = wanted(spec.workload(), template, spec.images());
        List<Change> changes = new ArrayList<>();
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode pod = Templates.inPatch(patch, workload.kind());
        wanted.forEach((container, image) -> {
            if (!image.equals(before.get(container))) {
                changes.add(new Change(workload.ref(), "image of " + container, before.get(container), image));
                Templates.container(pod, template, container).put("image", image);
            }
        });
        if (changes.isEmpty() && !spec.ifChanged() && spec.workload().kind() != WorkloadKind.CRONJOB) {
            changes.add(new RestartEdit(startedAt).mark(workload, patch));
        }
        if (!changes.isEmpty()) {
            deadline(workload, patch, changes);
        }
        return new Plan(changes, PatchType.STRATEGIC, patch);
    }

    private void deadline(KubeObject workload, ObjectNode patch, List<Change> changes) {
        if (spec.progressDeadline() == null) {
            return;
        }
        if (!workload.kind().equals("Deployment")) {
            throw Problems.unprocessable(spec.workload() + " has no progress deadline: only a deployment has one;"
                    + " use the timeout of the operation instead");
        }
        long seconds = Math.max(1, spec.progressDeadline().value().toSeconds());
        int minReady = workload.number("spec", "minReadySeconds");
        if (seconds <= minReady) {
            throw Problems.unprocessable("progressDeadline of " + spec.workload() + " must be longer than its"
                    + " minReadySeconds, which is " + minReady + "s");
        }
        long now = workload.at("spec", "progressDeadlineSeconds").asLong();
        if (now != seconds) {
            patch.withObject("/spec").put("progressDeadlineSeconds", seconds);
            changes.add(
                    new Change(workload.ref(), "progressDeadlineSeconds", Long.toString(now), Long.toString(seconds)));
        }
    }

    /** Images by container, after a look at which containers there are. */
    static Map<String, String> wanted(Workload workload, JsonNode template, List<ContainerImage> images) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (ContainerImage image : images) {
            String container = image.container() == null
                    ? Templates.sole(workload, template)
                    : Templates.require(workload, template, image.container());
            if (wanted.put(container, image.image()) != null) {
                throw Problems.unprocessable("setImage of " + workload + " names container " + container + " twice");
            }
        }
        return wanted;
    }
}
