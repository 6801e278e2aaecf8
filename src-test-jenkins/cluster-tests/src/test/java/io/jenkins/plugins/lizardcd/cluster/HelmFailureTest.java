package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Upgrades that die or cannot succeed: the truth comes early, and nothing stays locked. */
@ClusterTest
final class HelmFailureTest {

    private static HelmBed bed;

    @BeforeAll
    static void open() {
        bed = HelmBed.open();
    }

    @AfterAll
    static void close() {
        if (bed != null) {
            bed.close();
        }
    }

    @Test
    void anUpgradeThatMendsACrashLoopIsNotStopped(TestNamespace namespace) {
        bed.helm()
                .run(
                        namespace,
                        "install",
                        "web",
                        TestCharts.path("web").toString(),
                        "--set",
                        "image=" + SampleImage.CRASH.reference());
        namespace.await("it crashes", () -> namespace
                .kubectl("get", "pods", "-o", "jsonpath={.items[*].status.containerStatuses[*].restartCount}")
                .matches(".*[2-9].*"));
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation mended =
                    api.await(api.submit("1", bed.web("web", "image=" + SampleImage.SLOW.reference(), "readyAfter=10"))
                            .id());

            assertThat(mended.phase()).as(String.valueOf(mended.failure())).isEqualTo(Phase.SUCCEEDED);
        }
    }

    @Test
    void aPendingReleaseIsUnlockedOnlyWhenADeadOperationHasMadeIt(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", bed.web("web")).id());
            // As a crash at the worst moment leaves it: the operation has ended, its revision looks pending.
            namespace.kubectl("label", "secret", "sh.helm.release.v1.web.v1", "status=pending-upgrade", "--overwrite");

            Operation next =
                    api.await(api.submit("2", bed.web("web", "greeting=next")).id());
            bed.helm().run(namespace, "upgrade", "web", TestCharts.path("web").toString());
            namespace.kubectl("label", "secret", "sh.helm.release.v1.web.v3", "status=pending-upgrade", "--overwrite");
            Operation refused = api.await(
                    api.submit("3", bed.web("web", "greeting=refused")).id());

            assertThat(next.phase()).as(String.valueOf(next.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(refused.failure().type()).isEqualTo(ProblemType.CONFLICT);
            assertThat(refused.failure().message()).contains("revision 3", "not proven");
        }
    }
}
