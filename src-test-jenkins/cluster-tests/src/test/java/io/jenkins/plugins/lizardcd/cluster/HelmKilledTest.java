package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmRollback;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUninstall;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agent and helm are killed on the way back, over a rollback and over an uninstallation: the next agent ends it well. */
@ClusterTest
final class HelmKilledTest {

    private static final String SLOW = "image=" + SampleImage.SLOW.reference();
    private static final String FINALIZER = "{\"metadata\":{\"finalizers\":[%s]}}";

    private static final HelmBed bed = HelmBed.SHARED;

    @ParameterizedTest
    @ValueSource(strings = {"agent and helm", "agent", "helm"})
    void theWayBackOfAnUpgradeIsGoneToItsEnd(String killed, TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            // A hook of the revision it goes back to: else the way back could be over before anybody sees it.
            api.await(api.submit("1", bed.web("web", SLOW, "readyAfter=1", "rollbackSeconds=10"))
                    .id());
            Operation operation = api.submit("2", bed.web("web", "image=" + SampleImage.CRASH.reference()));
            HelmBed.awaitStatus(namespace, "pending-rollback");

            kill(agent, killed);
            Operation end = new AgentApi(agent, namespace.name()).await(operation.id());

            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.ROLLED_BACK);
            assertThat(end.failure().message()).contains("The release was rolled back to revision 1");
            assertThat(end.failure().causes())
                    .anySatisfy(cause -> assertThat(cause.logLines()).contains("panic: DATABASE_URL is not set"));
            assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                    .isEqualTo(SampleImage.SLOW.reference());
            assertGoodEnd(namespace, agent);
        }
    }

    @Test
    void aRollbackIsGoneToItsEnd(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", bed.web("web", SLOW, "readyAfter=12")).id());
            api.await(api.submit("2", bed.web("web")).id());
            Operation operation = api.submit("3", new HelmRollback("web", 1L, null, null, null));
            HelmBed.awaitStatus(namespace, "pending-rollback");

            kill(agent, "agent and helm");
            Operation end = new AgentApi(agent, namespace.name()).await(operation.id());

            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(end.result().values()).containsEntry("toRevision", 1);
            assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                    .isEqualTo(SampleImage.SLOW.reference());
            assertGoodEnd(namespace, agent);
        }
    }

    @Test
    void anUninstallationIsGoneToItsEnd(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", bed.web("web")).id());
            hold(namespace);
            Operation operation = api.submit("2", new HelmUninstall("web", null, null, null));
            HelmBed.awaitStatus(namespace, "uninstalling");

            kill(agent, "agent and helm");
            namespace.await("it is begun again", () -> !HelmBed.helmsOf(agent).isEmpty());
            release(namespace);
            Operation end = new AgentApi(agent, namespace.name()).await(operation.id());

            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(bed.helm().run(namespace, "list", "--all", "--short")).isBlank();
            assertThat(namespace.kubectl("get", "deployments,configmaps", "-o", "name"))
                    .doesNotContain("deployment.apps/web", "web-settings");
            namespace.await("nothing is left", () -> bed.leftovers(agent).isEmpty());
        }
    }

    @Test
    void anUninstallationThatIsOutOfTimeIsNotLeftHalf(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", bed.web("web")).id());
            hold(namespace);
            Operation operation =
                    api.submit(HelmBed.request("2", new HelmUninstall("web", null, null, null), "15s", false));
            HelmBed.awaitStatus(namespace, "uninstalling");

            HelmBed.helmsOf(agent).forEach(ProcessHandle::destroyForcibly);
            agent.kill();
            Instant over = Instant.now().plusSeconds(15);
            namespace.await("its time is over", () -> Instant.now().isAfter(over));
            agent.start();
            AgentApi next = new AgentApi(agent, namespace.name());
            Operation end = next.await(operation.id());
            release(namespace);
            Operation again = next.await(next.submit("3", bed.web("web")).id());

            assertThat(end.phase()).isEqualTo(Phase.FAILED);
            assertThat(end.failure().type()).isEqualTo(ProblemType.TIMEOUT);
            assertThat(again.phase()).as(String.valueOf(again.failure())).isEqualTo(Phase.SUCCEEDED);
            assertGoodEnd(namespace, agent);
        }
    }

    @Test
    void whatSomebodyElseUninstallsIsNotUpgraded(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            bed.helm().run(namespace, "install", "web", TestCharts.path("web").toString());
            namespace.kubectl("label", "secret", "sh.helm.release.v1.web.v1", "status=uninstalling", "--overwrite");

            Operation refused = api.await(api.submit("1", bed.web("web")).id());
            Operation gone = api.await(
                    api.submit("2", new HelmUninstall("web", null, null, null)).id());

            assertThat(refused.failure().type()).isEqualTo(ProblemType.CONFLICT);
            assertThat(refused.failure().message()).contains("uninstalling", "not proven", "uninstall web");
            assertThat(gone.phase()).as(String.valueOf(gone.failure())).isEqualTo(Phase.SUCCEEDED);
        }
    }

    private static void kill(AgentProcess agent, String killed) {
        List<ProcessHandle> helms = HelmBed.helmsOf(agent);
        if (killed.contains("agent")) {
            agent.kill();
        }
        if (killed.contains("helm")) {
            helms.forEach(ProcessHandle::destroyForcibly);
        }
        if (killed.contains("agent")) {
            agent.start();
        }
    }

    /** Holds an object back from its end. */
    private static void hold(TestNamespace namespace) {
        namespace.kubectl(
                "patch", "configmap", "web-settings", "-p", FINALIZER.formatted("\"lizardcd.io/held-by-the-test\""));
    }

    private static void release(TestNamespace namespace) {
        namespace.kubectl("patch", "configmap", "web-settings", "--type", "merge", "-p", FINALIZER.formatted(""));
    }

    private static void assertGoodEnd(TestNamespace namespace, AgentProcess agent) {
        assertThat(HelmBed.statuses(namespace)).contains("deployed").doesNotContain("pending", "uninstalling");
        assertThat(bed.helm().run(namespace, "status", "web")).contains("STATUS: deployed");
        namespace.await("nothing is left", () -> bed.leftovers(agent).isEmpty());
    }
}
