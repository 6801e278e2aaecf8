package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets resource requests and limits. */
final class ResourcesEdit implements Edit {

    private final SetResources spec;

    ResourcesEdit(SetResources spec) {
        this.spec = spec;
    }

    @Override
    public Plan plan(KubeObject workload) {
        JsonNode template = PodTemplate.of(workload);
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode pod = Templates.inPatch(patch, workload.kind());
        List<Change> changes = new ArrayList<>();
        Map<String, Map<String, String>> wanted = Map.of("requests", spec.requests(), "limits", spec.limits());
        for (String container : Templates.oneOrAll(spec.workload(), template, spec.container())) {
            JsonNode resources = Templates.container(template, container).path("resources");
            wanted.forEach((list, amounts) -> amounts.forEach((resource, amount) -> {
                JsonNode before = resources.path(list).path(resource);
                if (!before.asText().equals(amount)) {
                    String field = resource + " " + list + " of " + container;
                    changes.add(
                            new Change(workload.ref(), field, before.isMissingNode() ? null : before.asText(), amount));
                    Templates.container(pod, template, container)
                            .withObject("/resources")
                            .withObject("/" + list)
                            .put(resource, amount);
                }
            }));
        }
        return new Plan(changes, PatchType.STRATEGIC, patch);
    }
}
