package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * After a rollout ran into its progress deadline, the Deployment still says ProgressDeadlineExceeded for moments of the
 * next one. {@code -Dlizard.deadlineLoops=200} makes the long proof of it.
 */
@ClusterTest
class StaleDeadlineTest {

    private static final int LOOPS = Integer.getInteger("lizard.deadlineLoops", 20);
    private static final int LANES = 10;
    private static final String SHORT = "4s";
    // Longer than a good rollout takes on a busy machine: a deadline that is really missed is no false verdict.
    private static final String LONG = "3m";

    @Test
    void aDeadlineOfTheRolloutBeforeIsNeverTakenForOurs(TestNamespace namespace) {
        List<String> names = IntStream.range(0, LANES).mapToObj(i -> "web-" + i).toList();
        names.forEach(n -> namespace.workloads().apply(Workload.deployment(n, SampleImage.V1)));
        names.forEach(n -> namespace.kubectl("rollout", "status", "deployment/" + n, "--timeout=180s"));
        try (Engine engine = new Engine(namespace)) {
            for (int i = 0; i < LOOPS / LANES; i++) {
                expect(engine, names, SampleImage.NEVER_READY, SHORT, Phase.FAILED);
                expect(engine, names, i % 2 == 0 ? SampleImage.V1 : SampleImage.V2, LONG, Phase.SUCCEEDED);
            }
        }
    }

    private static void expect(Engine engine, List<String> names, SampleImage image, String deadline, Phase phase) {
        List<Engine.Running> running = names.stream()
                .map(n -> engine.submit(image(n, image, deadline), "4m", OnAbort.CANCEL, false))
                .toList();
        for (Engine.Running one : running) {
            Engine.Ended ended = engine.end(one);
            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(phase);
            if (phase == Phase.FAILED) {
                assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(ProblemType.ROLLOUT_FAILED);
                assertThat(ended.took()).as(ended.log()).isGreaterThan(Duration.ofSeconds(3));
            }
        }
    }

    private static SetImage image(String name, SampleImage image, String deadline) {
        return new SetImage(
                io.jenkins.plugins.lizardcd.shared.Workload.parse("deployment/" + name),
                List.of(new ContainerImage(null, image.reference())),
                true,
                false,
                false,
                GoDuration.parse(deadline),
                null,
                null);
    }
}
