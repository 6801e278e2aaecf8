package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Charts with all that charts can have, installed by the agent as the stock helm would. */
@ClusterTest
final class HelmChartsTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void subChartsHooksLookupAndSchemaWorkAsInStockHelm(TestNamespace namespace) {
        namespace.kubectl("create", "configmap", "site", "--from-literal=name=lizards.example");
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation installed = run(api, "1", "shop", "owner=anna");
            Operation without = run(api, "2", "shop", "owner=anna,db.enabled=false");

            assertThat(installed.phase())
                    .as(String.valueOf(installed.failure()))
                    .isEqualTo(Phase.SUCCEEDED);
            assertThat(installed.result().changes())
                    .extracting(c -> c.object())
                    .contains("configmap/shop", "configmap/shop-db", "secret/shop-key");
            assertThat(namespace.field("configmap/shop", ".data.site")).isEqualTo("lizards.example");
            assertThat(namespace.kubectl("get", "jobs", "-o", "name"))
                    .contains("shop-migrate")
                    .doesNotContain("shop-announce");
            assertThat(without.phase()).as(String.valueOf(without.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(without.result().changes()).anySatisfy(change -> {
                assertThat(change.object()).isEqualTo("configmap/shop-db");
                assertThat(change.to()).isNull();
            });
            assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain("shop-db");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void whatTheChartRefusesIsSaidBeforeAnythingIsWritten(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation required = run(api, "1", "shop", "replicas=1");
            Operation schema = run(api, "2", "shop", "owner=anna,replicas=-1");

            assertThat(required.failure().message()).contains("was not changed", "the shop needs an owner");
            assertThat(schema.failure().message())
                    .contains("was not changed", "at '/replicas': minimum: got -1, want 0");
            assertThat(namespace.kubectl("get", "secrets", "-l", "owner=helm", "-o", "name"))
                    .isBlank();
        }
    }

    @Test
    void aFailingHookFailsWithTheLogOfItsPodAndIsRolledBack(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            run(api, "1", "shop", "owner=anna");

            Operation failed = run(api, "2", "shop", "owner=bert,hookExit=1");

            assertThat(failed.phase()).as(String.valueOf(failed.failure())).isEqualTo(Phase.ROLLED_BACK);
            assertThat(failed.failure().message()).contains("pre-upgrade hooks failed");
            assertThat(failed.failure().causes())
                    .anySatisfy(cause -> assertThat(cause.logLines()).contains("error: migration 42 failed"));
            assertThat(namespace.field("configmap/shop", ".data.owner")).isEqualTo("anna");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void anAgentOfANamespaceCannotInstallKindsAndSaysWhatToDo(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation refused = run(api, "1", "kinds");
            String left = namespace.kubectl("get", "configmaps,secrets", "-o", "name");
            HelmUpgrade spec = HelmBed.upgrade("kinds", bed.charts().open("kinds"), null);
            Operation skipped = api.await(api.submit("2", HelmBed.with(spec, Map.of("skipCrds", true)))
                    .id());

            assertThat(refused.phase()).isEqualTo(Phase.FAILED);
            assertThat(refused.failure().type()).isEqualTo(ProblemType.MISSING_PERMISSION);
            assertThat(refused.failure().message())
                    .contains("may not create customresourcedefinitions.apiextensions.k8s.io", "skipCrds");
            assertThat(HelmBed.statuses(namespace)).isEqualTo("deployed");
            assertThat(left).doesNotContain("configmap/kinds", "helm.release");
            assertThat(skipped.phase()).as(String.valueOf(skipped.failure())).isEqualTo(Phase.SUCCEEDED);
        }
    }

    @Test
    void theHistoryIsLimited(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            for (int i = 1; i <= 4; i++) {
                HelmUpgrade spec =
                        HelmBed.upgrade("shop", bed.charts().open("shop"), HelmValues.of(null, "owner=" + i));
                Operation end = api.await(api.submit("" + i, HelmBed.with(spec, Map.of("historyMax", 2)))
                        .id());
                assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.SUCCEEDED);
            }

            assertThat(bed.helm().run(namespace, "history", "shop").lines()).hasSize(3);
        }
    }

    private static Operation run(AgentApi api, String key, String chart, String... set) {
        return api.await(api.submit(key, HelmBed.upgrade(chart, bed.charts().open(chart), HelmValues.of(null, set)))
                .id());
    }
}
