package io.jenkins.plugins.lizardcd.cluster;

import io.jenkins.plugins.lizardcd.agent.operation.Handlers;
import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An engine that may apply some kinds, and short manifests for it. */
final class ApplyBed implements AutoCloseable {

    private final TestNamespace namespace;
    private final Engine engine;

    /**
     * With rights on Deployments, Jobs, and what is named.
     *
     * @param more resources, each {@code plural} or {@code plural.group}
     */
    ApplyBed(TestNamespace namespace, String... more) {
        this(namespace, AgentPolicy.OPEN, more);
    }

    ApplyBed(TestNamespace namespace, AgentPolicy policy, String... more) {
        this.namespace = namespace;
        Set<Permission> rights = new TreeSet<>(OperationEngine.permissions());
        Handlers handlers = new Handlers();
        List.of("apply", "delete", "setImage")
                .forEach(k -> rights.addAll(handlers.of(k).permissions()));
        for (String verb : List.of("get", "list", "watch", "create", "patch", "delete")) {
            for (String resource : List.of("configmaps", "secrets", "services")) {
                rights.add(new Permission(verb, "", resource));
            }
            rights.add(new Permission(verb, "apps", "deployments"));
            rights.add(new Permission(verb, "batch", "jobs"));
            for (String resource : more) {
                int dot = resource.indexOf('.');
                rights.add(new Permission(
                        verb,
                        dot < 0 ? "" : resource.substring(dot + 1),
                        dot < 0 ? resource : resource.substring(0, dot)));
            }
        }
        engine = new Engine(
                namespace.name(),
                namespace.access("lizard", Engine.asRules(rights)).kubeconfig(),
                policy);
    }

    Engine engine() {
        return engine;
    }

    static Apply apply(String manifests) {
        return new Apply(manifests, null, null, null, null, null, null, null, null, null, null, null);
    }

    static Apply restoring(String manifests) {
        return new Apply(manifests, null, null, null, null, null, null, null, true, null, null, null);
    }

    static Apply forcing(String manifests) {
        return new Apply(manifests, null, null, null, null, null, null, null, null, null, true, null);
    }

    static Apply ofSet(String set, String manifests) {
        return new Apply(manifests, null, null, null, set, null, null, null, null, null, null, null);
    }

    static String map(String name, String value) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\ndata: {key: '" + value + "'}\n";
    }

    /** A Job that prints a line and exits, with annotations such as {@code lizardcd.io/hook: pre}. */
    static String job(String name, int exit, String annotations) {
        return "---\napiVersion: batch/v1\nkind: Job\nmetadata: {name: " + name + ", annotations: {" + annotations
                + "}}\nspec:\n  backoffLimit: 0\n  template:\n    spec:\n      restartPolicy: Never\n"
                + "      containers:\n      - name: main\n        image: " + SampleImage.JOB.reference()
                + "\n        imagePullPolicy: IfNotPresent\n"
                + "        env: [{name: EXIT, value: '" + exit + "'}, {name: LINES, value: '2'}]\n";
    }

    /** One that does not end within any test. */
    static String endlessJob(String name, String annotations) {
        return job(name, 0, annotations).replace("{name: LINES", "{name: STEP_MS, value: '600000'}, {name: LINES");
    }

    String deployment(String name, SampleImage image) {
        return "---\n"
                + namespace
                        .workloads()
                        .manifest(Workload.deployment(name, image).replicas(1)) + "\n";
    }

    @Override
    public void close() {
        engine.close();
    }
}
