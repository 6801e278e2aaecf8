package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ClusterTest
final class ApplyLifeTest {

    /** More than one act writes. */
    private static final int OBJECTS = 120;

    @Test
    void anApplyGoesOnAfterTheAgentIsKilledWithJustTheRightsOfItsOptions(
            TestNamespace namespace, @TempDir Path directory) throws Exception {
        StringBuilder manifests = new StringBuilder();
        for (int i = 0; i < OBJECTS; i++) {
            manifests.append("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c-" + i + "}\ndata: {k: '1'}\n");
        }
        // One object is held up by the API server, so that the agent can be killed in the middle for certain.
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        AdmissionWebhook.Decision decision = request -> {
            if (request.path("name").asText().equals("c-60")
                    && !request.path("dryRun").asBoolean()) {
                reached.countDown();
                await(killed);
            }
            return Optional.empty();
        };
        try (AdmissionWebhook webhook = new AdmissionWebhook(namespace, directory, "configmaps", decision);
                AgentProcess agent = AgentProcess.start(
                        AgentProcess.access(namespace, "--operations", "apply", "--apply", "configmaps"),
                        "a",
                        Map.of("LIZARD_LEASE_DURATION", "10s"))) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Apply spec =
                    new Apply(manifests.toString(), null, null, null, null, null, null, null, null, null, null, null);
            Operation operation = api.submit("job#1/7", spec);
            await(reached);

            agent.kill();
            killed.countDown();
            int then = count(namespace);
            agent.start();
            Operation end = api.await(operation.id());

            assertThat(then).as("killed in the middle").isBetween(1, OBJECTS - 1);
            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(count(namespace)).isEqualTo(OBJECTS);
        }
    }

    @Test
    void aTakeoverFromKubectlIsRolledBackAlsoWhenTheAgentIsKilledBetweenOwnersAndContent(
            TestNamespace namespace, @TempDir Path directory) throws Exception {
        namespace.apply(ApplyBed.map("settings", "1").replace("{key", "{more: x, key"));
        String before = namespace.field("configmap/settings", ".metadata.annotations");
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        AtomicInteger writes = new AtomicInteger();
        AdmissionWebhook.Decision decision = request -> {
            boolean written = request.path("name").asText().equals("settings")
                    && !request.path("dryRun").asBoolean();
            if (written && writes.incrementAndGet() == 2) {
                reached.countDown();
                await(killed);
            }
            return Optional.empty();
        };
        try (AdmissionWebhook webhook = new AdmissionWebhook(namespace, directory, "configmaps", decision);
                AgentProcess agent = AgentProcess.start(
                        AgentProcess.access(namespace, "--operations", "apply", "--apply", "configmaps,jobs.batch"),
                        "a",
                        Map.of("LIZARD_LEASE_DURATION", "10s"))) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Operation operation = api.submit(
                    "job#1/7",
                    ApplyBed.restoring(
                            ApplyBed.map("settings", "2") + ApplyBed.job("smoke", 1, "lizardcd.io/hook: post")));
            await(reached);

            String owners = owners(namespace);
            agent.kill();
            killed.countDown();
            agent.start();
            Operation end = api.await(operation.id());

            assertThat(owners).contains("lizard").doesNotContain("kubectl");
            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.ROLLED_BACK);
            assertThat(namespace.field("configmap/settings", ".data")).isEqualTo("{\"key\":\"1\",\"more\":\"x\"}");
            assertThat(namespace.field("configmap/settings", ".metadata.annotations"))
                    .isEqualTo(before);
            assertThat(owners(namespace)).contains("kubectl").doesNotContain("lizard");
        }
    }

    /** The managers of {@code configmap/settings}; {@code kubectl get} may hide them. */
    private static String owners(TestNamespace namespace) {
        String path = "/api/v1/namespaces/" + namespace.name() + "/configmaps/settings";
        return Json.read(namespace.kubectl("get", "--raw", path), JsonNode.class)
                .path("metadata")
                .path("managedFields")
                .findValuesAsText("manager")
                .toString();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(3, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void fiveHundredObjectsAreAppliedAndWrittenOnce(TestNamespace namespace) {
        StringBuilder manifests = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            manifests.append(ApplyBed.map("c-" + i, "1"));
        }
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine.Ended first =
                    bed.engine().run(ApplyBed.restoring(manifests.toString()), "3m", OnAbort.CANCEL, false);
            Engine.Ended second = bed.engine().run(ApplyBed.apply(manifests.toString()), "3m", OnAbort.CANCEL, false);

            assertThat(first.operation().phase()).as(first.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(count(namespace)).isEqualTo(500);
            assertThat(second.operation().result().outcome()).isEqualTo(Outcome.UNCHANGED);
        }
    }

    @Test
    void manyChangedValuesAreToldBeforeTheyAreWrittenAndFitIntoTheRecord(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine.Ended first = bed.engine().run(ApplyBed.apply(wide("1")), "3m", OnAbort.CANCEL, false);
            Engine.Ended second = bed.engine().run(ApplyBed.restoring(wide("2")), "3m", OnAbort.CANCEL, false);

            assertThat(first.operation().phase()).as(first.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(second.operation().phase()).as(second.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(second.log())
                    .containsSubsequence(
                            "changes configmap/c-0: data.k0 " + "1".repeat(100) + " -> " + "2".repeat(100)
                                    + " and 19 more",
                            "and 180 objects more",
                            "configmap/c-0 configured");
        }
    }

    /** 200 objects with 20 long values each. */
    private static String wide(String digit) {
        StringBuilder manifests = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            manifests.append("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c-" + i + "}\ndata:\n");
            for (int k = 0; k < 20; k++) {
                manifests.append("  k" + k + ": '" + digit.repeat(100) + "'\n");
            }
        }
        return manifests.toString();
    }

    @Test
    void aRollbackGoesOnAfterTheAgentIsKilledInIt(TestNamespace namespace) {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (int i = 0; i < OBJECTS; i++) {
            before.append(ApplyBed.map("c-" + i, "1"));
            after.append(ApplyBed.map("c-" + i, "2"));
        }
        after.append(ApplyBed.job("smoke", 1, "lizardcd.io/hook: post"));
        try (AgentProcess agent = AgentProcess.start(
                AgentProcess.access(namespace, "--operations", "apply", "--apply", "configmaps,jobs.batch"),
                "a",
                Map.of("LIZARD_LEASE_DURATION", "15s"))) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("job#1/7", ApplyBed.apply(before.toString())).id());
            Operation operation = api.submit("job#2/7", ApplyBed.restoring(after.toString()));
            namespace.await("all are changed", () -> values(namespace, "2") == OBJECTS);
            namespace.await("some are back", () -> values(namespace, "1") > 0);

            agent.kill();
            int then = values(namespace, "1");
            agent.start();
            Operation end = api.await(operation.id());

            assertThat(then).as("killed in the middle").isLessThan(OBJECTS);
            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.ROLLED_BACK);
            assertThat(values(namespace, "1")).isEqualTo(OBJECTS);
        }
    }

    private static int values(TestNamespace namespace, String value) {
        return (int) namespace
                .kubectl("get", "configmaps", "-o", "jsonpath={range .items[*]}{.data.key}{'\\n'}{end}")
                .lines()
                .filter(value::equals)
                .count();
    }

    private static int count(TestNamespace namespace) {
        return (int) namespace
                .kubectl("get", "configmaps", "-o", "name")
                .lines()
                .filter(l -> l.startsWith("configmap/c-"))
                .count();
    }
}
