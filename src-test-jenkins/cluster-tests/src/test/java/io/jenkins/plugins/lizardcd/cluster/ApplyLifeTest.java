package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ClusterTest
final class ApplyLifeTest {

    private static final int OBJECTS = 120;

    @Test
    void anApplyGoesOnAfterTheAgentIsKilledWithJustTheRightsOfItsOptions(TestNamespace namespace) {
        StringBuilder manifests = new StringBuilder();
        for (int i = 0; i < OBJECTS; i++) {
            manifests.append("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c-" + i + "}\ndata: {k: '1'}\n");
        }
        try (AgentProcess agent = AgentProcess.start(
                AgentProcess.access(namespace, "--operations", "apply", "--apply", "configmaps"),
                "a",
                Map.of("LIZARD_LEASE_DURATION", "10s"))) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Apply spec = new Apply(manifests.toString(), null, null, null, null, null, null, null, null, null, null);
            Operation operation = api.submit("job#1/7", spec);
            namespace.await("some objects are there", () -> count(namespace) > 0);

            agent.kill();
            int then = count(namespace);
            agent.start();
            Operation end = api.await(operation.id());

            assertThat(then).as("killed in the middle").isLessThan(OBJECTS);
            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(count(namespace)).isEqualTo(OBJECTS);
        }
    }

    private static int count(TestNamespace namespace) {
        return (int) namespace
                .kubectl("get", "configmaps", "-o", "name")
                .lines()
                .filter(l -> l.startsWith("configmap/c-"))
                .count();
    }
}
