package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * After a rollout ran into its progress deadline, the Deployment still says ProgressDeadlineExceeded for moments of the
 * next one. {@code -Dlizard.deadlineLoops=200} makes the long proof of it.
 */
@ClusterTest
class StaleDeadlineTest {

    private static final int LOOPS = Integer.getInteger("lizard.deadlineLoops", 20);

    @Test
    void aDeadlineOfTheRolloutBeforeIsNeverTakenForOurs(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1).with("progressDeadlineSeconds", 1));
        try (Engine engine = new Engine(namespace)) {
            for (int i = 0; i < LOOPS; i++) {
                Engine.Ended bad = engine.run(image(SampleImage.NEVER_READY), "1m", OnAbort.CANCEL, false);
                assertThat(bad.operation().phase())
                        .as("loop " + i + "\n" + bad.log())
                        .isEqualTo(Phase.FAILED);
                assertThat(bad.operation().failure().type())
                        .as("loop " + i + "\n" + bad.log())
                        .isEqualTo(ProblemType.ROLLOUT_FAILED);
                SampleImage next = i % 2 == 0 ? SampleImage.V1 : SampleImage.V2;
                Engine.Ended good = engine.run(image(next), "1m", OnAbort.CANCEL, false);
                assertThat(good.operation().phase())
                        .as("loop " + i + "\n" + good.log())
                        .isEqualTo(Phase.SUCCEEDED);
                assertThat(namespace.field("deployment/web", ".status.updatedReplicas"))
                        .isEqualTo("1");
            }
        }
    }

    private static SetImage image(SampleImage image) {
        return new SetImage(
                io.jenkins.plugins.lizardcd.shared.Workload.parse("deployment/web"),
                List.of(new ContainerImage(null, image.reference())),
                true,
                false,
                false,
                null,
                null,
                null);
    }
}
