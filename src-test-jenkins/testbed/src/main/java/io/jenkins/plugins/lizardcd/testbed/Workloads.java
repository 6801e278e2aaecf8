package io.jenkins.plugins.lizardcd.testbed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts sample workloads into a namespace and looks at them. */
public final class Workloads {

    private static final int FIRST_PORT = 8080;

    private final TestNamespace namespace;

    Workloads(TestNamespace namespace) {
        this.namespace = namespace;
    }

    /**
     * Creates or changes a workload.
     *
     * @param workload what is wanted
     * @return it again
     */
    public Workload apply(Workload workload) {
        namespace.apply(manifest(workload));
        return workload;
    }

    /**
     * Creates or changes a workload, and waits until all its pods are ready or, for a Job, until it has succeeded.
     *
     * @param workload what is wanted
     * @return it again
     */
    public Workload start(Workload workload) {
        apply(workload);
        namespace.await(workload.reference() + " is complete", () -> complete(workload));
        return workload;
    }

    /**
     * Puts a Service of the workload's name in front of its pods.
     *
     * @param workload whose pods
     * @return its URL, which works in pods and, in the machine's own cluster, in tests
     */
    public String expose(Workload workload) {
        namespace.apply(Json.write(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Service",
                "metadata",
                Map.of("name", workload.name()),
                "spec",
                Map.of(
                        "selector",
                        Map.of("app", workload.name()),
                        "ports",
                        List.of(Map.of("name", "http", "port", FIRST_PORT, "protocol", "TCP"))))));
        return "http://" + namespace.field("service/" + workload.name(), ".spec.clusterIP") + ":" + FIRST_PORT;
    }

    /**
     * Why the containers of a workload's pods do not run.
     *
     * @param workload whose pods
     * @return their waiting reasons, as in CrashLoopBackOff; empty when none waits
     */
    public List<String> waiting(Workload workload) {
        String reasons = namespace.kubectl(
                "get",
                "pods",
                "-l",
                "app=" + workload.name(),
                "-o",
                "jsonpath={.items[*].status.containerStatuses[*].state.waiting.reason}");
        return reasons.isBlank() ? List.of() : List.of(reasons.strip().split("\\s+"));
    }

    /**
     * The workload as a manifest.
     *
     * @param workload what is wanted
     * @return JSON, which is YAML too
     */
    public String manifest(Workload workload) {
        Map<String, String> labels = Map.of("app", workload.name());
        Map<String, Object> template = Map.of("metadata", Map.of("labels", labels), "spec", podSpec(workload));
        Map<String, Object> spec = new LinkedHashMap<>(workload.spec());
        String version = "apps/v1";
        switch (workload.kind()) {
            case DEPLOYMENT, STATEFUL_SET, DAEMON_SET -> {
                spec.put("selector", Map.of("matchLabels", labels));
                spec.put("template", template);
            }
            case JOB -> {
                version = "batch/v1";
                spec.put("template", template);
            }
            case CRON_JOB -> {
                version = namespace.cluster().minor() < 21 ? "batch/v1beta1" : "batch/v1";
                spec.put("jobTemplate", Map.of("spec", Map.of("backoffLimit", 0, "template", template)));
            }
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("apiVersion", version);
        manifest.put("kind", workload.kind().api());
        manifest.put("metadata", Map.of("name", workload.name(), "labels", labels));
        manifest.put("spec", spec);
        return Json.write(manifest);
    }

    private boolean complete(Workload workload) {
        Map<?, ?> object = KubectlProxy.knows(KubectlProxy.kind(workload.reference()))
                ? namespace
                        .cluster()
                        .proxy()
                        .get(namespace.name(), workload.reference())
                        .orElse(Map.of())
                : Json.object(Json.parse(namespace.kubectl("get", workload.reference(), "-o", "json")));
        Map<?, ?> status = Json.object(object.get("status"));
        double wanted = number(Json.object(object.get("spec")), "replicas");
        boolean observed =
                number(status, "observedGeneration") >= number(Json.object(object.get("metadata")), "generation");
        return switch (workload.kind()) {
            case JOB -> number(status, "succeeded") > 0;
            case CRON_JOB -> true;
            case DAEMON_SET ->
                observed
                        && number(status, "desiredNumberScheduled") > 0
                        && number(status, "numberAvailable") == number(status, "desiredNumberScheduled")
                        && number(status, "updatedNumberScheduled") == number(status, "desiredNumberScheduled");
            case DEPLOYMENT, STATEFUL_SET ->
                observed
                        && number(status, "readyReplicas") == wanted
                        && number(status, "replicas") == wanted
                        && number(status, "updatedReplicas") == wanted;
        };
    }

    private static double number(Map<?, ?> map, String field) {
        return map.get(field) instanceof Double value ? value : 0;
    }

    private static Map<String, Object> podSpec(Workload workload) {
        List<Map<String, Object>> containers = new ArrayList<>();
        for (Container container : workload.containers()) {
            containers.add(container(container, FIRST_PORT + containers.size()));
        }
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("containers", containers);
        if (!workload.initContainers().isEmpty()) {
            spec.put(
                    "initContainers",
                    workload.initContainers().stream()
                            .map(container -> container(container, FIRST_PORT))
                            .toList());
        }
        switch (workload.kind()) {
            case JOB, CRON_JOB -> spec.put("restartPolicy", "Never");
            default -> spec.put("restartPolicy", "Always");
        }
        return spec;
    }

    private static Map<String, Object> container(Container container, int port) {
        List<Map<String, String>> environment = new ArrayList<>();
        environment.add(Map.of("name", "PORT", "value", Integer.toString(port)));
        container.environment().forEach((name, value) -> environment.add(Map.of("name", name, "value", value)));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("name", container.name());
        spec.put("image", container.image());
        spec.put("env", environment);
        spec.put("resources", Map.of("requests", container.requests()));
        if (container.probed()) {
            spec.put("ports", List.of(Map.of("containerPort", port, "protocol", "TCP")));
            spec.put("readinessProbe", Map.of("periodSeconds", 1, "httpGet", Map.of("path", "/healthz", "port", port)));
        }
        return spec;
    }
}
