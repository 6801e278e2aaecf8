package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmRollback;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUninstall;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.Helm;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases of a real chart by the stock helm, through an agent with the Role that {@code manifest --helm} prints. */
@ClusterTest
final class HelmTest {

    private static Helm helm;
    private static TestChart chart;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void findHelm() {
        assumeTrue(
                Helm.find().isPresent(),
                "there is no helm: install it, or build it by src-test-jenkins/testbed/bin/helm");
        helm = Helm.find().orElseThrow();
        chart = new TestChart(helm);
    }

    @AfterAll
    static void close() {
        if (chart != null) {
            chart.close();
        }
    }

    @Test
    void installsUpgradesRollsBackAndUninstallsAsStockHelmDoes(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation planned = api.await(
                    api.submit(request("0", upgrade("web", null), "1m", true)).id());
            Operation installed =
                    api.await(api.submit("1", upgrade("web", "greeting: 'top secret'", "list[1]=a\\,b", "replicas=2"))
                            .id());
            String values = helm.run(namespace, "get", "values", "web");
            helm.run(namespace, "upgrade", "web", chart.path(), "--reuse-values", "--set", "greeting=by-hand");
            Operation upgraded = api.await(api.submit("2", upgrade("web", null, "image=" + SampleImage.V2.reference()))
                    .id());
            Operation back = api.await(api.submit("3", new HelmRollback("web", 1L, null, null, null))
                    .id());
            String history = helm.run(namespace, "history", "web");
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
            assertThat(helm.run(namespace, "list", "--all", "--short")).isBlank();
            assertThat(agent.log()).doesNotContain("top secret");
            assertThat(leftovers()).isEmpty();
        }
    }

    @Test
    void failedUpgradeSaysWhyAndIsRolledBack(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", upgrade("web", null)).id());

            Operation failed = api.await(api.submit(
                            request("2", upgrade("web", null, "image=" + SampleImage.CRASH.reference()), "25s", false))
                    .id());

            assertThat(failed.phase()).as(String.valueOf(failed.failure())).isEqualTo(Phase.ROLLED_BACK);
            assertThat(failed.failure().causes()).anySatisfy(cause -> {
                assertThat(cause.object()).startsWith("pod/web-");
                assertThat(cause.logLines()).contains("panic: DATABASE_URL is not set");
            });
            assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                    .isEqualTo(SampleImage.V1.reference());
            assertThat(helm.run(namespace, "history", "web")).contains("failed", "Rollback to 1");
            assertThat(leftovers()).isEmpty();
        }
    }

    @Test
    void parallelUpgradesWithDifferentValuesNeverMix(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = agent(namespace)) {
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
            assertThat(leftovers()).isEmpty();
        }
    }

    @Test
    void killedAgentFinishesTheUpgradeThatItHadBegun(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", upgrade("web", null)).id());
            Operation operation =
                    api.submit("2", upgrade("web", null, "image=" + SampleImage.SLOW.reference(), "readyAfter=8"));
            awaitStatus(namespace, "pending-upgrade");

            agent.kill();
            agent.start();
            Operation end = new AgentApi(agent, namespace.name()).await(operation.id());

            assertThat(end.phase()).as(end.failure() + agent.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(helm.run(namespace, "status", "web")).contains("STATUS: deployed");
            assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                    .isEqualTo(SampleImage.SLOW.reference());
            assertThat(withStatus(namespace, "pending-upgrade")).isBlank();
            assertThat(withStatus(namespace, "failed")).contains("secret/");
            assertThat(leftovers()).isEmpty();
        }
    }

    @Test
    void cancelLeavesNothingPending(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", upgrade("web", null)).id());
            Operation operation = api.submit("2", upgrade("web", null, "image=" + SampleImage.NEVER_READY.reference()));
            awaitStatus(namespace, "pending-upgrade");

            api.cancel(operation.id(), new CancelRequest("build aborted", "anna", null));
            Operation end = api.await(operation.id());

            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.CANCELLED);
            assertThat(helm.run(namespace, "history", "web")).contains("failed").doesNotContain("pending");
            assertThat(leftovers()).isEmpty();
        }
    }

    @Test
    void releaseThatSomebodyElseWorksOnIsNotRobbed(TestNamespace namespace) throws Exception {
        try (AgentProcess agent = agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", upgrade("web", null)).id());
            Thread byHand = new Thread(() -> helm.run(
                    namespace,
                    "upgrade",
                    "web",
                    chart.path(),
                    "--wait",
                    "--set",
                    "readyAfter=10,image=" + SampleImage.SLOW.reference()));
            byHand.start();
            awaitStatus(namespace, "pending-upgrade");

            Operation refused = api.await(api.submit("2", upgrade("web", null)).id());
            byHand.join();

            assertThat(refused.phase()).isEqualTo(Phase.FAILED);
            assertThat(refused.failure().type()).isEqualTo(ProblemType.CONFLICT);
            assertThat(refused.failure().message()).contains("pending-upgrade", "not proven");
            assertThat(helm.run(namespace, "status", "web")).contains("STATUS: deployed");
        }
    }

    private AgentProcess agent(TestNamespace namespace) {
        return AgentProcess.start(
                AgentProcess.access(namespace, "--helm"),
                "a",
                Map.of(
                        "LIZARD_LEASE_DURATION",
                        "10s",
                        "LIZARD_HELM",
                        helm.path().toString(),
                        "JAVA_TOOL_OPTIONS",
                        "-Djava.io.tmpdir=" + temporary,
                        "NO_PROXY",
                        "127.0.0.1,198.18.0.0/15",
                        "no_proxy",
                        "127.0.0.1,198.18.0.0/15"));
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> !n.startsWith("hsperfdata"))
                    .toList();
        }
    }

    private static void awaitStatus(TestNamespace namespace, String status) {
        namespace.await("web is " + status, () -> withStatus(namespace, status).contains("secret/"));
    }

    private static String withStatus(TestNamespace namespace, String status) {
        return namespace.kubectl("get", "secrets", "-l", "owner=helm,status=" + status, "-o", "name");
    }

    private static OperationRequest request(String key, HelmUpgrade spec, String timeout, boolean dryRun) {
        return new OperationRequest(key, spec, GoDuration.parse(timeout), null, null, dryRun, null);
    }

    private static HelmUpgrade upgrade(String release, String values, String... set) {
        return new HelmUpgrade(
                release,
                chart.url(),
                null,
                null,
                null,
                null,
                null,
                null,
                values,
                List.of(set),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
