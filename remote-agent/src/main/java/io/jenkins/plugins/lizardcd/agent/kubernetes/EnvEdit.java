package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetEnv;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sets and removes environment variables. */
final class EnvEdit implements Edit {

    // What a build logs is read by many; a value under such a name is most likely a secret.
    private static final Pattern SECRET = Pattern.compile("(?i).*(pass|secret|token|key|credential|auth).*");

    private final SetEnv spec;

    EnvEdit(SetEnv spec) {
        this.spec = spec;
    }

    @Override
    public Plan plan(KubeObject workload) {
        JsonNode template = PodTemplate.of(workload);
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode pod = Templates.inPatch(patch, workload.kind());
        List<Change> changes = new ArrayList<>();
        for (String container : Templates.oneOrAll(spec.workload(), template, spec.container())) {
            JsonNode env = Templates.container(template, container).path("env");
            spec.set().forEach((name, value) -> {
                JsonNode before = variable(env, name);
                if (before == null || !before.path("value").asText().equals(value) || before.has("valueFrom")) {
                    changes.add(change(workload, container, name, before, value));
                    Templates.container(pod, template, container)
                            .withArray("/env")
                            .addObject()
                            .put("name", name)
                            .put("value", value)
                            .putNull("valueFrom");
                }
            });
            for (String name : spec.unset()) {
                JsonNode before = variable(env, name);
                if (before != null) {
                    changes.add(change(workload, container, name, before, null));
                    Templates.container(pod, template, container)
                            .withArray("/env")
                            .addObject()
                            .put("name", name)
                            .put("$patch", "delete");
                }
            }
        }
        return new Plan(changes, PatchType.STRATEGIC, patch);
    }

    private static JsonNode variable(JsonNode env, String name) {
        for (JsonNode variable : env) {
            if (variable.path("name").asText().equals(name)) {
                return variable;
            }
        }
        return null;
    }

    private static Change change(KubeObject workload, String container, String name, JsonNode before, String value) {
        String from = null;
        if (before != null) {
            from = before.has("valueFrom")
                    ? "(from " + before.path("valueFrom").fieldNames().next() + ")"
                    : shown(name, before.path("value").asText());
        }
        return new Change(
                workload.ref(), "env " + name + " of " + container, from, value == null ? null : shown(name, value));
    }

    private static String shown(String name, String value) {
        return SECRET.matcher(name).matches() ? "****" : value;
    }
}
