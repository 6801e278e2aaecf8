package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmRollback;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUninstall;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Releases of a real chart by the stock helm, through an agent with the Role that {@code manifest --helm} prints. */
@ClusterTest
final class HelmTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void installsUpgradesRollsBackAndUninstallsAsStockHelmDoes(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation planned = api.await(api.submit(HelmBed.request("0", upgrade("web", null), "1m", true))
                    .id());
            Operation installed =
                    api.await(api.submit("1", upgrade("web", "greeting: 'top secret'", "list[1]=a\\,b", "replicas=2"))
                            .id());
            String values = bed.helm().run(namespace, "get", "values", "web");
            bed.helm()
                    .run(
                            namespace,
                            "upgrade",
                            "web",
                            TestCharts.path("web").toString(),
                            "--reuse-values",
                            "--set",
                            "greeting=by-hand");
            Operation upgraded = api.await(api.submit("2", upgrade("web", null, "image=" + SampleImage.V2.reference()))
                    .id());
            Operation back = api.await(api.submit("3", new HelmRollback("web", 1L, null, null, null))
                    .id());
            String history = bed.helm().run(namespace, "history", "web");
            Operation gone = api.await(
                    api.submit("4", new HelmUninstall("web", null, null, null)).id());
            Operation again = api.await(
                    api.submit("5", new HelmUninstall("web", null, null, null)).id());

            assertThat(planned.result().outcome())
                    .as(String.valueOf(planned.failure()))
                    .isEqualTo(Outcome.PLANNED);
            assertThat(planned.result().changes())
                    .extracting(c -> c.object())
                    .contains("deployment/web", "configmap/web-settings");
            assertThat(installed.phase())
                    .as(String.valueOf(installed.failure()))
                    .isEqualTo(Phase.SUCCEEDED);
            assertThat(installed.result().values())
                    .containsEntry("chart", "web")
                    .containsEntry("chartVersion", "1.2.3")
                    .containsEntry("appVersion", "7")
                    .containsEntry("revision", 1)
                    .containsEntry("helmStatus", "deployed")
                    .containsEntry("notes", "web says top secret\n");
            assertThat(values).contains("greeting: top secret", "- a,b", "replicas: 2");
            assertThat(upgraded.phase()).as(String.valueOf(upgraded.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(upgraded.result().values()).containsEntry("revision", 3).containsEntry("previousRevision", 2);
            assertThat(back.phase()).as(String.valueOf(back.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(back.result().values()).containsEntry("revision", 4).containsEntry("toRevision", 1);
            assertThat(history).contains("Rollback to 1");
            assertThat(gone.phase()).as(String.valueOf(gone.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(again.result().outcome()).isEqualTo(Outcome.UNCHANGED);
            assertThat(bed.helm().run(namespace, "list", "--all", "--short")).isBlank();
            assertThat(agent.log()).doesNotContain("top secret");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void aHistoryIsKeptUntilItIsToBeRemovedToo(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", bed.web("web")).id());

            Operation kept = api.await(
                    api.submit("2", new HelmUninstall("web", true, null, null)).id());
            String history = bed.helm().run(namespace, "history", "web");
            Operation still = api.await(
                    api.submit("3", new HelmUninstall("web", true, null, null)).id());
            Operation gone = api.await(
                    api.submit("4", new HelmUninstall("web", null, null, null)).id());

            assertThat(kept.result().outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(history).contains("uninstalled");
            assertThat(still.result().outcome()).isEqualTo(Outcome.UNCHANGED);
            assertThat(gone.result().outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(namespace.kubectl("get", "secrets", "-l", "owner=helm", "-o", "name"))
                    .isBlank();
        }
    }

    @Test
    void failedUpgradeSaysWhyAndIsRolledBack(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", upgrade("web", null)).id());

            Operation failed = api.await(api.submit(HelmBed.request(
                            "2", upgrade("web", null, "image=" + SampleImage.CRASH.reference()), "25s", false))
                    .id());

            assertThat(failed.phase()).as(String.valueOf(failed.failure())).isEqualTo(Phase.ROLLED_BACK);
            assertThat(failed.failure().causes()).anySatisfy(cause -> {
                assertThat(cause.object()).startsWith("pod/web-");
                assertThat(cause.logLines()).contains("panic: DATABASE_URL is not set");
            });
            assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                    .isEqualTo(SampleImage.V1.reference());
            assertThat(bed.helm().run(namespace, "history", "web")).contains("failed", "Rollback to 1");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void parallelUpgradesWithDifferentValuesNeverMix(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            List<String> names = List.of("red", "blue", "green", "white");

            List<Operation> submitted = names.stream()
                    .map(n -> api.submit(n, upgrade(n, "greeting: I am " + n)))
                    .toList();

            submitted.forEach(o -> assertThat(api.await(o.id())).satisfies(end -> assertThat(end.phase())
                    .as(String.valueOf(end.failure()))
                    .isEqualTo(Phase.SUCCEEDED)));
            names.forEach(n -> assertThat(namespace.field("configmap/" + n + "-settings", ".data.greeting"))
                    .isEqualTo("I am " + n));
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void killedAgentFinishesTheUpgradeThatItHadBegun(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", upgrade("web", null)).id());
            // So long that helm is not at its end before the next agent is there, on a busy machine either.
            Operation operation =
                    api.submit("2", upgrade("web", null, "image=" + SampleImage.SLOW.reference(), "readyAfter=25"));
            HelmBed.awaitStatus(namespace, "pending-upgrade");

            agent.kill();
            agent.start();
            Operation end = new AgentApi(agent, namespace.name()).await(operation.id());

            assertThat(end.phase()).as(end.failure() + agent.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(bed.helm().run(namespace, "status", "web")).contains("STATUS: deployed");
            assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                    .isEqualTo(SampleImage.SLOW.reference());
            assertThat(HelmBed.withStatus(namespace, "pending-upgrade")).isBlank();
            assertThat(HelmBed.withStatus(namespace, "failed")).contains("secret/");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void cancelLeavesNothingPending(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", upgrade("web", null)).id());
            Operation operation = api.submit("2", upgrade("web", null, "image=" + SampleImage.NEVER_READY.reference()));
            HelmBed.awaitStatus(namespace, "pending-upgrade");

            api.cancel(operation.id(), new CancelRequest("build aborted", "anna", null));
            Operation end = api.await(operation.id());

            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.CANCELLED);
            assertThat(bed.helm().run(namespace, "history", "web"))
                    .contains("failed")
                    .doesNotContain("pending");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void releaseThatSomebodyElseWorksOnIsNotRobbed(TestNamespace namespace) throws Exception {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", upgrade("web", null)).id());
            Thread byHand = new Thread(() -> bed.helm()
                    .run(
                            namespace,
                            "upgrade",
                            "web",
                            TestCharts.path("web").toString(),
                            "--wait",
                            "--set",
                            "readyAfter=10,image=" + SampleImage.SLOW.reference()));
            byHand.start();
            HelmBed.awaitStatus(namespace, "pending-upgrade");

            Operation refused = api.await(api.submit("2", upgrade("web", null)).id());
            byHand.join();

            assertThat(refused.phase()).isEqualTo(Phase.FAILED);
            assertThat(refused.failure().type()).isEqualTo(ProblemType.CONFLICT);
            assertThat(refused.failure().message()).contains("pending-upgrade", "not proven");
            assertThat(bed.helm().run(namespace, "status", "web")).contains("STATUS: deployed");
        }
    }

    private static HelmUpgrade upgrade(String release, String values, String... set) {
        return HelmBed.upgrade(release, bed.charts().archive("web"), HelmValues.of(values, set));
    }
}
