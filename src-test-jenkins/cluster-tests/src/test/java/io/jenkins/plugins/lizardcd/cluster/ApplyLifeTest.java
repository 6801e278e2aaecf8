package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Outcome;
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
            Apply spec =
                    new Apply(manifests.toString(), null, null, null, null, null, null, null, null, null, null, null);
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
