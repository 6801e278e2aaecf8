package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.Access;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two replicas of the agent: one of them runs an operation, and the other goes on when that one dies or sleeps. */
@ClusterTest
final class ReplicasTest {

    private static final Map<String, String> SETTINGS = Map.of("LIZARD_LEASE_DURATION", "8s");

    @Test
    void otherReplicaFinishesWhenTheHolderIsKilled(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1).replicas(2));
        Access access = AgentProcess.access(namespace);
        try (AgentProcess a = AgentProcess.start(access, "a", SETTINGS);
                AgentProcess b = AgentProcess.start(access, "b", SETTINGS)) {
            Operation operation =
                    new AgentApi(a, namespace.name()).submit("1", Specs.setImage("deployment/web", SampleImage.SLOW));
            awaitUpdated(namespace);

            a.kill();
            List<Event> events = new ArrayList<>();
            Operation end = new AgentApi(b, namespace.name()).follow(operation.id(), 0, events);

            assertThat(end.phase()).as(b.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(b.log()).contains("takes over from a/");
            assertThat(events).extracting(Event::number).doesNotHaveDuplicates().isSorted();
            assertThat(revision(namespace)).isEqualTo("2");
        }
    }

    @Test
    void replicaThatSleptPastItsLeaseWritesNoMore(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1).replicas(2));
        Access access = AgentProcess.access(namespace);
        try (AgentProcess a = AgentProcess.start(access, "a", SETTINGS);
                AgentProcess b = AgentProcess.start(access, "b", SETTINGS)) {
            Operation operation =
                    new AgentApi(a, namespace.name()).submit("1", Specs.setImage("deployment/web", SampleImage.SLOW));
            awaitUpdated(namespace);

            a.freeze();
            Operation end = new AgentApi(b, namespace.name()).await(operation.id());
            assertThat(end.phase()).as(b.log()).isEqualTo(Phase.SUCCEEDED);
            String record = namespace.kubectl("get", "configmap", "lizard-op-" + operation.id(), "-o", "yaml");
            a.thaw();
            namespace.await(
                    "the sleeper has noticed",
                    () -> new AgentApi(a, namespace.name()).get("/readyz").status() == 200);

            assertThat(namespace.kubectl("get", "configmap", "lizard-op-" + operation.id(), "-o", "yaml"))
                    .isEqualTo(record);
            assertThat(new AgentApi(a, namespace.name())
                            .operation(operation.id())
                            .phase())
                    .isEqualTo(Phase.SUCCEEDED);
            assertThat(revision(namespace)).isEqualTo("2");
        }
    }

    @Test
    void oneOperationIsRunByOneReplicaOnly(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));
        Access access = AgentProcess.access(namespace);
        try (AgentProcess a = AgentProcess.start(access, "a", SETTINGS);
                AgentProcess b = AgentProcess.start(access, "b", SETTINGS)) {
            Operation viaA =
                    new AgentApi(a, namespace.name()).submit("1", Specs.setImage("deployment/web", SampleImage.V2));
            Operation viaB =
                    new AgentApi(b, namespace.name()).submit("1", Specs.setImage("deployment/web", SampleImage.V2));

            assertThat(viaB.id()).isEqualTo(viaA.id());
            assertThat(new AgentApi(b, namespace.name()).await(viaA.id()).phase())
                    .isEqualTo(Phase.SUCCEEDED);
            assertThat(b.log()).doesNotContain("takes over");
            assertThat(revision(namespace)).isEqualTo("2");
        }
    }

    private static void awaitUpdated(TestNamespace namespace) {
        namespace.await("the rollout is under way", () -> namespace
                .field("deployment/web", ".status.updatedReplicas")
                .equals("1"));
    }

    private static String revision(TestNamespace namespace) {
        return namespace.field("deployment/web", ".metadata.annotations.deployment\\.kubernetes\\.io/revision");
    }
}
