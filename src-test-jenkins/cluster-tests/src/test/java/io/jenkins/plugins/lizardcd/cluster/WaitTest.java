package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.shared.Workload.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.RolloutStatus;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.WaitFor;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import org.junit.jupiter.api.Test;

/** Waiting for what others do. */
final class WaitTest extends EngineFixture {

    @Test
    void rolloutStatusTellsRevisionAndConditions() {
        web(1);

        assertThat(succeed(new RolloutStatus(parse("deployment/web"), 1L, null, null)))
                .containsEntry("revision", 1)
                .containsEntry("ready", 1)
                .containsKey("conditions");
        namespace.kubectl("set", "image", "deployment/web", "web=" + V2);
        fail(new RolloutStatus(parse("deployment/web"), 1L, null, null), ProblemType.SUPERSEDED);
        fail(new RolloutStatus(parse("deployment/wep"), null, null, null), ProblemType.NOT_FOUND);
    }

    @Test
    void rolloutStatusWithoutWaitTellsHowItStands() {
        web(1);

        assertThat(succeed(new RolloutStatus(parse("deployment/web"), null, false, null)))
                .containsEntry("complete", true)
                .containsEntry("desired", 1);
        namespace.kubectl("set", "image", "deployment/web", "web=" + NEVER_READY);
        assertThat(succeed(new RolloutStatus(parse("deployment/web"), null, false, null)))
                .containsEntry("complete", false)
                .containsKeys("ready", "message", "troubles", "conditions");
        fail(new RolloutStatus(parse("deployment/wep"), null, false, null), ProblemType.NOT_FOUND);
    }

    @Test
    void waitForKnowsKubectlsWords() {
        web(1);
        namespace.workloads().apply(Workload.job("good", 0));
        namespace.workloads().apply(Workload.job("bad", 3));

        succeed(new WaitFor("deployment/web", "condition=Available"));
        succeed(new WaitFor("job/good", "complete"));
        fail(new WaitFor("job/bad", "complete"), ProblemType.ROLLOUT_FAILED);
        succeed(new WaitFor("job/bad", "condition=failed"));
        succeed(new WaitFor("deployment/web", "jsonpath='{.status.conditions[?(@.type==\"Available\")].status}'=True"));
        Engine.Running deleted = engine.submit(new WaitFor("deployment/web", "delete"), "1m", OnAbort.CANCEL, false);
        deleted.awaitEvent("it exists");
        namespace.kubectl("delete", "deployment/web", "--wait=false");
        assertThat(engine.end(deleted).operation().phase()).isEqualTo(Phase.SUCCEEDED);
        Engine.Ended late =
                engine.run(new WaitFor("job/good", "jsonpath={.status.active}=7"), "2s", OnAbort.CANCEL, false);
        assertThat(late.operation().failure().type()).as(late.log()).isEqualTo(ProblemType.TIMEOUT);
    }
}
