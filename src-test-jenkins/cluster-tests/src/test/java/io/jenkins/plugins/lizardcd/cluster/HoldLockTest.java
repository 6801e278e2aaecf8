package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.shared.Workload.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.LockOperation.HoldLock;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Pause;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.Await;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lock that a client holds and renews. */
@ClusterTest
final class HoldLockTest {

    @Test
    void isHeldInTurnAsLongAsItIsRenewed(TestNamespace namespace) {
        try (AgentProcess agent = AgentProcess.start(AgentProcess.access(namespace), "a", Map.of())) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Operation first = hold(api, "1");
            Operation second = hold(api, "2");
            Instant end = Instant.now().plusSeconds(7);
            Await.until("the first was renewed for longer than its time-out", Duration.ofSeconds(20), () -> {
                renew(api, first);
                renew(api, second);
                return Instant.now().isAfter(end);
            });
            assertThat(api.operation(first.id()).phase()).isEqualTo(Phase.RUNNING);
            assertThat(api.operation(second.id()).phase()).isEqualTo(Phase.QUEUED);

            api.cancel(first.id(), new CancelRequest("done", null, null));
            Operation released = api.await(first.id());
            Operation expired = api.await(second.id());

            assertThat(released.phase()).isEqualTo(Phase.SUCCEEDED);
            assertThat(expired.phase()).isEqualTo(Phase.FAILED);
            assertThat(expired.failure().type()).isEqualTo(ProblemType.TIMEOUT);
            assertThat(expired.failure().message()).contains("nobody renewed the lock deploy in time");
            assertThat(renew(api, expired).as(Operation.class).phase()).isEqualTo(Phase.FAILED);
            assertThat(namespace.kubectl("get", "leases", "-o", "name")).doesNotContain("lizard-lock");
        }
    }

    @Test
    void onlyLocksCanBeRenewed(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));
        try (AgentProcess agent = AgentProcess.start(AgentProcess.access(namespace), "a", Map.of())) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Operation pause = api.submit("1", new Pause(parse("deployment/web")));
            assertThat(renew(api, pause).problem().type()).isEqualTo(ProblemType.UNPROCESSABLE);
        }
    }

    private static Operation hold(AgentApi api, String key) {
        return api.submit(
                new OperationRequest(key, new HoldLock("deploy"), GoDuration.parse("3s"), null, null, null, null));
    }

    private static AgentApi.Answer renew(AgentApi api, Operation operation) {
        return api.post(Api.renew(operation.namespace(), operation.id()), "{}");
    }
}
