package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmRollback;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUninstall;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The agent's policy counts for what is in a chart, and before the first write. */
@ClusterTest
final class HelmPolicyTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void aChartBringsNoWorkloadThatThePolicyForbids(TestNamespace namespace) {
        try (AgentProcess agent = agent(namespace, Map.of("workloads", List.of("release/*", "*/shop-*")))) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation allowed = run(api, "1", bed.web("shop-web"));
            Operation refused = run(api, "2", bed.web("other"));

            assertThat(allowed.phase()).as(String.valueOf(allowed.failure())).isEqualTo(Phase.SUCCEEDED);
            assertForbidden(refused, "'deployment/other'", "policy.workloads");
            assertThat(bed.helm().run(namespace, "list", "--all", "--short").strip())
                    .isEqualTo("shop-web");
            assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain("other");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void aChartBringsNoImageThatThePolicyForbidsInHooksAndTestsNeither(TestNamespace namespace) {
        try (AgentProcess agent = agent(namespace, Map.of("images", List.of("localhost/lizard-sample:v")))) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation allowed = run(api, "1", bed.web("web"));
            Operation refused = run(api, "2", bed.web("web", "image=" + SampleImage.CRASH.reference()));
            HelmUpgrade shop =
                    HelmBed.upgrade("shop", bed.charts().archive("shop"), HelmValues.of(null, "owner=a", "replicas=0"));
            Operation hook = run(api, "3", shop);

            assertThat(allowed.phase()).as(String.valueOf(allowed.failure())).isEqualTo(Phase.SUCCEEDED);
            assertForbidden(refused, SampleImage.CRASH.reference(), "policy.images");
            assertForbidden(hook, "localhost/lizard-sample:job", "policy.images");
            assertThat(bed.helm().run(namespace, "history", "web").lines()).hasSize(2);
            assertThat(bed.helm().run(namespace, "list", "--all", "--short").strip())
                    .isEqualTo("web");
        }
    }

    @Test
    void neitherARollbackNorAnUninstallationIsAWayAroundIt(TestNamespace namespace) {
        String web = TestCharts.path("web").toString();
        bed.helm().run(namespace, "install", "web", web, "--set", "image=" + SampleImage.V2.reference());
        bed.helm().run(namespace, "upgrade", "web", web);
        bed.helm().run(namespace, "install", "other", web);
        Map<String, Object> policy = Map.of(
                "workloads",
                List.of("release/*", "deployment/web", "configmap/web-*"),
                "images",
                List.of(SampleImage.V1.reference()));
        try (AgentProcess agent = agent(namespace, policy)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation back = run(api, "1", new HelmRollback("web", 1L, null, null, null));
            Operation gone = run(api, "2", new HelmUninstall("other", null, null, null));
            Operation ours = run(api, "3", new HelmUninstall("web", null, null, null));

            assertForbidden(back, SampleImage.V2.reference(), "policy.images");
            assertForbidden(gone, "'deployment/other'", "policy.workloads");
            assertThat(ours.phase()).as(String.valueOf(ours.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(bed.helm().run(namespace, "list", "--all", "--short").strip())
                    .isEqualTo("other");
        }
    }

    private static AgentProcess agent(TestNamespace namespace, Map<String, Object> policy) {
        return bed.agent(namespace, bed.helm(), "a", policy);
    }

    private static Operation run(AgentApi api, String key, OperationSpec spec) {
        return api.await(api.submit(key, spec).id());
    }

    private static void assertForbidden(Operation operation, String what, String rule) {
        assertThat(operation.phase()).isEqualTo(Phase.FAILED);
        assertThat(operation.failure().type()).isEqualTo(ProblemType.POLICY);
        assertThat(operation.failure().message()).contains(what, rule);
    }
}
