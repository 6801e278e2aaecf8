package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.shared.Workload.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Batch;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Scale;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many operations as one. */
final class BatchTest extends EngineFixture {

    @Test
    void aBatchIsDoneAsAWholeOrRestored() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            namespace.workloads().apply(Workload.deployment(name, SampleImage.V1));
        }
        for (String name : List.of("a", "b", "c", "d", "e")) {
            namespace.kubectl("rollout", "status", "deployment/" + name, "--timeout=180s");
        }
        Engine.Ended bad = fail(
                new Batch(
                        List.of(
                                image("deploy/a", V2),
                                new Scale(parse("deploy/b"), 2, null, null, null, null),
                                image("deploy/c", CRASH),
                                image("deploy/d", V2),
                                image("deploy/e", V2)),
                        null),
                ProblemType.ROLLOUT_FAILED);

        assertThat(bad.operation().phase()).as(bad.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(bad.operation().failure().message()).contains("operation 3 of 5");
        for (String name : List.of("a", "b", "c", "d", "e")) {
            assertThat(namespace.field("deployment/" + name, IMAGE)).isEqualTo(V1);
        }
        assertThat(namespace.field("deployment/b", ".spec.replicas")).isEqualTo("1");
        succeed(new Batch(List.of(image("deploy/a", V2), image("deploy/b", V2)), null));
    }
}
