package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.shared.Workload.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ways in which a rollout ends other than by success or by a failure of its pods. */
final class RolloutEndTest extends EngineFixture {

    @Test
    void pausedDeploymentIsRefusedBeforeAnythingIsWritten() {
        web(1);
        namespace.kubectl("rollout", "pause", "deployment/web");

        Engine.Ended ended = fail(image("deployment/web", V2), ProblemType.UNPROCESSABLE);

        assertThat(ended.operation().failure().message()).contains("is paused", "rollout resume");
        assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(V1);
    }

    @Test
    void pausingWhileWaitingFailsAtOnce() {
        web(1);
        Engine.Running running = engine.submit(
                image("deployment/web", SampleImage.NEVER_READY.reference()), "1m", OnAbort.CANCEL, false);
        running.awaitEvent("image of web");

        namespace.kubectl("rollout", "pause", "deployment/web");
        Engine.Ended ended = engine.end(running);

        assertThat(ended.operation().failure().message()).as(ended.log()).contains("is paused");
    }

    @Test
    void cancelLeavesOrRestoresAsAsked() {
        web(1);
        SetImage spec = image("deployment/web", SampleImage.NEVER_READY.reference());
        Engine.Running left = engine.submit(spec, "1m", OnAbort.CANCEL, false);
        left.awaitEvent("image of web");
        left.cancel();
        Engine.Ended leftEnd = engine.end(left);
        assertThat(leftEnd.operation().phase()).as(leftEnd.log()).isEqualTo(Phase.CANCELLED);
        assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(SampleImage.NEVER_READY.reference());

        succeed(image("deployment/web", V1));
        Engine.Running restored = engine.submit(spec, "1m", OnAbort.ROLLBACK, false);
        restored.awaitEvent("image of web");
        restored.cancel();
        Engine.Ended restoredEnd = engine.end(restored);

        assertThat(restoredEnd.operation().phase()).as(restoredEnd.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(restoredEnd.operation().failure().type()).isEqualTo(ProblemType.CANCELLED);
        assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(V1);
    }

    @Test
    void ownProgressDeadlineFailsEarly() {
        web(1);
        List<ContainerImage> images = List.of(new ContainerImage(null, SampleImage.NEVER_READY.reference()));
        SetImage spec =
                new SetImage(parse("deployment/web"), images, true, true, true, GoDuration.parse("3s"), null, null);

        Engine.Ended ended = fail(spec, ProblemType.ROLLOUT_FAILED);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(ended.operation().failure().causes())
                .anyMatch(c -> c.reason().equals("ProgressDeadlineExceeded"));
    }
}
