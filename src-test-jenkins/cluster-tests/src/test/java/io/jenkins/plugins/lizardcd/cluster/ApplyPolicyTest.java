package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.apply;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.job;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Delete;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's policy looks into manifests, selectors and inventories. */
@ClusterTest
final class ApplyPolicyTest {

    private static final AgentPolicy SHOP =
            new AgentPolicy(null, List.of("deployment/shop-*", "configmap/shop-*"), null, null, null, null, null);
    private static final AgentPolicy SAMPLES =
            new AgentPolicy(null, null, List.of("localhost/lizard-sample:"), null, null, null, null);

    private static void assertForbidden(Engine.Ended ended, String... texts) {
        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.FAILED);
        assertThat(ended.operation().failure().type()).isEqualTo(ProblemType.POLICY);
        assertThat(ended.operation().failure().message()).contains(texts);
    }

    private static void assertNothingWritten(TestNamespace namespace) {
        assertThat(namespace.auditWrites())
                .filteredOn(w -> w.code() < 300
                        && !w.name().startsWith("lizard-")
                        && !w.name().isEmpty()
                        && !w.resource().equals("leases"))
                .isEmpty();
    }

    private static Delete delete(List<String> resources, String selector, String manifests) {
        return new Delete(resources, selector, manifests, null, null, null, null, null, null);
    }

    @Test
    void eachObjectThatNoRuleForWorkloadsAllowsIsNamedBeforeTheFirstWrite(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace, SHOP)) {
            String allowed = bed.deployment("shop-web", SampleImage.V1) + map("shop-conf", "1");
            String all = allowed
                    + bed.deployment("other", SampleImage.V1)
                    + map("settings", "1")
                    + job("shop-migrate", 0, "lizardcd.io/hook: pre");

            Engine.Ended refused = bed.engine().run(apply(all));
            assertNothingWritten(namespace);
            Engine.Ended passed = bed.engine().run(apply(allowed));

            assertForbidden(
                    refused,
                    "'configmap/settings', 'deployment/other', 'job/shop-migrate' are forbidden by the rule"
                            + " policy.workloads",
                    "deployment/shop-*");
            assertThat(refused.operation().failure().message()).doesNotContain("shop-web", "shop-conf");
            assertThat(passed.operation().phase()).as(passed.log()).isEqualTo(Phase.SUCCEEDED);
        }
    }

    @Test
    void aDeleteIsJudgedByWhatItFindsHoweverItIsSpelt(TestNamespace namespace) {
        namespace.apply(map("shop-a", "1") + map("shop-b", "1") + map("other", "1"));
        namespace.kubectl("label", "configmap/shop-a", "configmap/shop-b", "part=shop");
        namespace.kubectl("label", "configmap/other", "part=other");
        try (ApplyBed bed = new ApplyBed(namespace, SHOP)) {
            Engine.Ended named = bed.engine().run(delete(List.of("cm/other", "cm/shop-a", "svc/shop"), null, null));
            Engine.Ended manifests = bed.engine().run(delete(null, null, map("shop-a", "1") + map("other", "1")));
            Engine.Ended selected = bed.engine().run(delete(List.of("configmaps"), "part", null));
            assertNothingWritten(namespace);
            Engine.Ended passed = bed.engine().run(delete(List.of("configmaps"), "part=shop", null));
            Engine.Ended alias = bed.engine().run(delete(List.of("cm/shop-c"), null, null));

            assertForbidden(named, "'configmap/other', 'service/shop' are forbidden", "policy.workloads");
            assertForbidden(manifests, "'configmap/other' is forbidden");
            assertForbidden(selected, "'configmap/other' is forbidden");
            assertThat(passed.operation().result().values().get("deleted"))
                    .isEqualTo(List.of("configmap/shop-a", "configmap/shop-b"));
            assertThat(alias.operation().phase()).as(alias.log()).isEqualTo(Phase.SUCCEEDED);
        }
    }

    @Test
    void whatWouldBePrunedIsJudgedToo(TestNamespace namespace) {
        String old = map("other", "1").replace("{name: other}", "{name: other, labels: {part: shop}}");
        try (ApplyBed open = new ApplyBed(namespace)) {
            open.engine().run(ApplyBed.ofSet("shop", old));
        }
        Apply pruning = new Apply(
                map("shop-a", "1"), null, null, null, "shop", "part=shop", null, null, null, null, null, null);
        try (ApplyBed bed = new ApplyBed(namespace, SHOP)) {
            Engine.Ended refused = bed.engine().run(pruning);

            assertForbidden(refused, "'configmap/other' is forbidden by the rule policy.workloads");
            assertThat(namespace.kubectl("get", "configmaps", "-o", "name"))
                    .contains("configmap/other")
                    .doesNotContain("shop-a");
        }
    }

    @Test
    void everyImageOfEveryKindIsJudgedAndKindsThatNobodyKnowsAreRefused(TestNamespace namespace) {
        String pod = "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n"
                + "  containers: [{name: a, image: evil.example/a}]\n"
                + "  initContainers: [{name: b, image: '${IMAGE}'}]\n";
        String cron = "---\napiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: c}\nspec:\n"
                + "  schedule: '* * * * *'\n  jobTemplate: {spec: {template: {spec: {restartPolicy: Never,"
                + " containers: [{name: a, image: evil.example/c}]}}}}\n";
        String template = "---\napiVersion: v1\nkind: PodTemplate\nmetadata: {name: t}\ntemplate: {spec: {"
                + "containers: [{name: a, image: evil.example/t}]}}\n";
        String group = namespace.name() + ".example";
        namespace.apply("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n"
                + "metadata: {name: geckos." + group + "}\nspec:\n  group: " + group + "\n  scope: Namespaced\n"
                + "  names: {plural: geckos, singular: gecko, kind: Gecko}\n  versions:\n  - name: v1\n    served: true\n"
                + "    storage: true\n    schema: {openAPIV3Schema: {type: object}}\n");
        namespace.await(
                "the kind is served",
                () -> namespace.kubectl("api-resources", "--api-group=" + group).contains("geckos"));
        try (ApplyBed bed =
                new ApplyBed(namespace, SAMPLES, "pods", "cronjobs.batch", "podtemplates", "geckos." + group)) {
            OperationSpec bad = new Apply(
                    map("a", "1") + bed.deployment("web", SampleImage.V1) + pod + cron + template + "---\napiVersion: "
                            + group + "/v1\nkind: Gecko\nmetadata: {name: leo}\n",
                    null,
                    null,
                    Map.of("IMAGE", "evil.example/b"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);

            Engine.Ended refused = bed.engine().run(bad);
            assertNothingWritten(namespace);
            Engine.Ended passed = bed.engine().run(apply(map("a", "1") + bed.deployment("web", SampleImage.V1)));

            assertForbidden(
                    refused,
                    "policy.images",
                    "'evil.example/a of pod/p'",
                    "'evil.example/b of pod/p'",
                    "'evil.example/c of cronjob/c'",
                    "'evil.example/t of podtemplate/t'",
                    "'the unknown images of gecko." + group + "/leo'");
            assertThat(refused.operation().failure().message()).doesNotContain("deployment/web");
            assertThat(passed.operation().phase()).as(passed.log()).isEqualTo(Phase.SUCCEEDED);
        } finally {
            namespace.kubectl("delete", "customresourcedefinition", "geckos." + group);
        }
    }

    @Test
    void theRulesOfTheAgentsFileHoldForManifests(TestNamespace namespace, @TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("agent.yaml"), "policy: {workloads: [configmap/shop-*], images: [localhost/]}\n");
        try (AgentProcess agent = AgentProcess.start(
                AgentProcess.access(namespace, "--operations", "apply", "--apply", "configmaps"),
                "a",
                Map.of("LIZARD_CONFIG", file.toString()))) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation passed =
                    api.await(api.submit("a", apply(map("shop-a", "1"))).id());
            Operation refused =
                    api.await(api.submit("b", apply(map("other", "1"))).id());

            assertThat(passed.phase()).as(String.valueOf(passed.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(refused.failure().message()).contains("'configmap/other' is forbidden");
        }
    }
}
