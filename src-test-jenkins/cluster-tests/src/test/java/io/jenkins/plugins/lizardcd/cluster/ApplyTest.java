package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.agent.operation.Handlers;
import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Delete;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AuditWrite;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.Rule;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ClusterTest
final class ApplyTest {

    private TestNamespace namespace;
    private Engine engine;

    @BeforeEach
    void begin(TestNamespace given) {
        namespace = given;
        // Not the rights of all operations: those of Helm alone would grant most kinds.
        Set<Permission> rights = new TreeSet<>(OperationEngine.permissions());
        Handlers handlers = new Handlers();
        List.of("apply", "delete", "setImage")
                .forEach(k -> rights.addAll(handlers.of(k).permissions()));
        for (String verb : List.of("get", "list", "watch", "create", "patch", "delete")) {
            for (String core : List.of("configmaps", "secrets", "services", "serviceaccounts")) {
                rights.add(new Permission(verb, "", core));
            }
            rights.add(new Permission(verb, "apps", "deployments"));
            rights.add(new Permission(verb, "batch", "jobs"));
        }
        Rule[] rules = Engine.asRules(rights);
        engine = new Engine(given.name(), given.access("lizard", rules).kubeconfig());
    }

    @AfterEach
    void end() {
        engine.close();
    }

    private static Apply apply(String manifests) {
        return new Apply(manifests, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static Apply pruning(String manifests, Integer limit) {
        return new Apply(manifests, null, null, null, "shop", "part=shop", limit, null, null, null, null, null);
    }

    private static Apply restoring(String manifests) {
        return new Apply(manifests, null, null, null, null, null, null, null, true, null, null, null);
    }

    private static String map(String name, String extra, String value) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + "\n  labels: {part: shop}\n" + extra
                + "data: {key: '" + value + "'}\n";
    }

    private static String wave(int wave) {
        return "  annotations: {lizardcd.io/wave: '" + wave + "'}\n";
    }

    private String deployment(SampleImage image) {
        return "---\n"
                + namespace
                        .workloads()
                        .manifest(Workload.deployment("web", image).replicas(1)) + "\n";
    }

    private static String service() {
        return "---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n"
                + "spec:\n  selector: {app: web}\n  ports: [{port: 80}]\n";
    }

    /** What the agent wrote, without its own records and without dry runs. */
    private List<AuditWrite> writes() {
        return namespace.auditWrites().stream()
                .filter(w -> w.code() < 300 && !w.uri().contains("dryRun=All"))
                .filter(w ->
                        !w.resource().startsWith("selfsubject") && !w.resource().equals("leases"))
                .filter(w -> !w.name().startsWith("lizard-op-") && !w.name().isEmpty())
                .toList();
    }

    private Engine.Ended run(Object spec) {
        return engine.run((io.jenkins.plugins.lizardcd.shared.OperationSpec) spec);
    }

    private static void assertSucceeded(Engine.Ended ended) {
        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void appliesAllKindsInOrderWaitsAndWritesNothingTheSecondTime() {
        String secret = "---\r\napiVersion: v1\r\nkind: Secret\r\nmetadata: {name: s}\r\nstringData: {k: hidden}\r\n";
        String all = "---\n" + deployment(SampleImage.V1) + service() + secret + map("settings", "", "1") + "---\n";

        Engine.Ended first = run(apply(all));
        int before = writes().size();
        Engine.Ended second = run(apply(all));

        assertSucceeded(first);
        assertThat(first.operation().result().values().get("created"))
                .isEqualTo(List.of("secret/s", "configmap/settings", "service/web", "deployment/web"));
        assertThat(namespace.field("deployment/web", ".status.availableReplicas"))
                .isEqualTo("1");
        assertSucceeded(second);
        assertThat(second.operation().result().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(writes().subList(before, writes().size())).isEmpty();
    }

    @Test
    void aFieldOfAnotherManagerIsAConflictUnlessForcedAndOurOwnOperationsAreNone() {
        assertSucceeded(run(apply(deployment(SampleImage.V1) + map("settings", "", "1"))));
        assertSucceeded(run(Specs.setImage("deployment/web", SampleImage.V2)));
        namespace.kubectl("patch", "configmap/settings", "--field-manager=anna", "-p", "{\"data\":{\"key\":\"2\"}}");

        Engine.Ended conflict = run(apply(deployment(SampleImage.V1) + map("settings", "", "1")));
        Engine.Ended ours = run(apply(deployment(SampleImage.V1)));
        Engine.Ended forced = run(
                new Apply(map("settings", "", "1"), null, null, null, null, null, null, null, null, null, true, null));

        assertThat(conflict.operation().failure().type()).as(conflict.log()).isEqualTo(ProblemType.CONFLICT);
        assertThat(conflict.operation().failure().message()).contains("configmap/settings", "anna", ".data.key");
        assertSucceeded(ours);
        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                .isEqualTo(SampleImage.V1.reference());
        assertSucceeded(forced);
        assertThat(namespace.field("configmap/settings", ".data.key")).isEqualTo("1");
    }

    @Test
    void whatCannotBeAppliedIsRefusedBeforeTheFirstWrite() {
        String good = map("good", "", "1");
        Engine.Ended foreign = run(apply(good + map("a", "  namespace: elsewhere\n", "1")));
        Engine.Ended unknown = run(apply(good + "---\napiVersion: a.example/v1\nkind: Wep\nmetadata: {name: w}\n"));
        Engine.Ended kind = run(apply(good + "---\napiVersion: apps/v1\nkind: Deploymnt\nmetadata: {name: w}\n"));
        Engine.Ended wide = run(apply(good + "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: w}\n"));
        Engine.Ended invalid = run(apply(good + service().replace("80", "'no such port'")));
        Engine.Ended twice = run(apply(good + good));
        Engine.Ended forbidden = run(apply(good
                + "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: n}\n"
                + "spec: {podSelector: {}}\n"));

        assertThat(foreign.operation().failure().message()).contains("configmap/a", "is for namespace elsewhere");
        assertThat(unknown.operation().failure().message()).contains("this cluster has no a.example/v1");
        assertThat(kind.operation().failure().message()).contains("no kind Deploymnt in apps/v1");
        assertThat(wide.operation().failure().message()).contains("Namespace is not in a namespace");
        assertThat(invalid.operation().failure().message()).contains("service/web");
        assertThat(twice.operation().failure().message()).contains("is the same object as document 1");
        assertThat(forbidden.operation().failure().type()).isEqualTo(ProblemType.MISSING_PERMISSION);
        assertThat(forbidden.operation().failure().message())
                .contains("resources: [\"networkpolicies\"], verbs: [\"patch\"]");
        assertThat(writes()).isEmpty();
    }

    @Test
    void aFailureInWaveTwoLeavesWaveThreeUntouchedAndIsRolledBackByteForByte() {
        assertSucceeded(run(apply(deployment(SampleImage.V1) + map("settings", "", "1"))));
        String before = spec("deployment/web") + spec("configmap/settings");
        String next = map("settings", "", "2")
                + map("extra", "", "1")
                + deployment(SampleImage.CRASH)
                        .replace(
                                "\"metadata\":{\"name\":\"web\"",
                                "\"metadata\":{\"annotations\":" + "{\"lizardcd.io/wave\":\"2\"},\"name\":\"web\"")
                        .replace(
                                "\"metadata\":{\"labels\":{\"app\":\"web\"},\"name\":\"web\"}",
                                "\"metadata\":"
                                        + "{\"labels\":{\"app\":\"web\"},\"name\":\"web\",\"annotations\":"
                                        + "{\"lizardcd.io/wave\":\"2\"}}")
                + map("last", wave(3), "1");

        assertThat(next).contains("\"lizardcd.io/wave\":\"2\"");
        Engine.Ended ended = run(restoring(next));

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(ended.operation().failure().message())
                .contains("deployment/web failed", "Rolled back and verified (2 restored, 1 deleted)");
        assertThat(spec("deployment/web") + spec("configmap/settings")).isEqualTo(before);
        assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain("extra", "last");
    }

    private String spec(String object) {
        return namespace.kubectl("get", object, "-o", "jsonpath={.spec}{.data}{.metadata.labels}");
    }

    @Test
    void pruneDeletesOnlyWhatTheSetHadAndTheSelectorMatches() {
        namespace.apply(map("foreign", "", "1"));
        assertSucceeded(run(pruning(map("a", "", "1") + map("b", "", "1") + map("c", "", "1"), null)));
        namespace.kubectl("label", "configmap/c", "part-");

        Engine.Ended tooMany = run(pruning(map("d", "", "1"), 1));
        assertThat(tooMany.operation().failure().message())
                .as(tooMany.log())
                .contains("2 objects would be pruned, more than the pruneLimit of 1", "configmap/a, configmap/b");

        Engine.Ended pruned = run(pruning(map("d", "", "1"), 2));
        assertSucceeded(pruned);
        assertThat(pruned.operation().result().values().get("deleted"))
                .isEqualTo(List.of("configmap/a", "configmap/b"));
        assertThat(namespace.kubectl("get", "configmaps", "-o", "name"))
                .contains("configmap/c", "configmap/d", "configmap/foreign")
                .doesNotContain("configmap/a\n", "configmap/b\n");
    }

    @Test
    void aDryRunShowsTheChangesMasksSecretsAndWritesNothing() {
        String secret = "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {k: '${P}'}\n";
        Apply one = new Apply(
                secret + map("settings", "", "${N}"),
                null,
                null,
                Map.of("P", "hidden1", "N", "1"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Apply two = new Apply(
                secret + map("settings", "", "${N}"),
                null,
                null,
                Map.of("P", "hidden2", "N", "2"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertSucceeded(run(one));
        int before = writes().size();

        Engine.Ended planned = engine.run(two, "1m", OnAbort.CANCEL, true);

        assertThat(planned.operation().result().outcome()).as(planned.log()).isEqualTo(Outcome.PLANNED);
        assertThat(planned.operation().result().changes())
                .anyMatch(c -> c.object().equals("configmap/settings")
                        && c.field().equals("data.key")
                        && c.from().equals("1")
                        && c.to().equals("2"));
        assertThat(planned.operation().result().changes())
                .anyMatch(c -> c.object().equals("secret/s") && c.to().equals("****"));
        assertThat(planned.log()).doesNotContain("hidden");
        assertThat(writes().subList(before, writes().size())).isEmpty();
    }

    @Test
    void deletesByNameAndBySelectorAndWaitsForTheEnd() {
        assertSucceeded(run(apply(deployment(SampleImage.V1) + map("a", "", "1") + map("b", "", "1") + service())));

        Engine.Ended named = run(new Delete(
                List.of("deploy/web", "svc/web", "cm/none"), null, null, null, null, null, null, null, null));
        Engine.Ended selected =
                run(new Delete(List.of("configmaps"), "part=shop", null, null, null, null, null, null, null));
        Engine.Ended missing = run(new Delete(List.of("configmap/a"), null, null, null, null, null, null, false, null));

        assertSucceeded(named);
        assertThat(named.operation().result().values().get("deleted"))
                .isEqualTo(List.of("deployment/web", "service/web"));
        assertSucceeded(selected);
        assertThat(namespace.kubectl("get", "deployments,services,configmaps", "-o", "name"))
                .doesNotContain("deployment", "service/web", "configmap/a", "configmap/b");
        assertThat(missing.operation().failure().type()).isEqualTo(ProblemType.NOT_FOUND);
    }
}
