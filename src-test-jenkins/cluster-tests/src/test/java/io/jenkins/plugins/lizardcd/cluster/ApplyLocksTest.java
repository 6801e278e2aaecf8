package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.apply;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.ofSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An apply locks the workloads in its manifests, beside its set. */
@ClusterTest
final class ApplyLocksTest {

    private static void assertSucceeded(Engine.Ended ended) {
        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void applyAndSetImageOnOneDeploymentWaitForEachOther(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine engine = bed.engine();
            assertSucceeded(engine.run(apply(bed.deployment("web", SampleImage.V1))));

            Engine.Running image =
                    engine.submit(Specs.setImage("deployment/web", SampleImage.SLOW), "2m", OnAbort.CANCEL, false);
            image.awaitEvent("0/1 updated");
            Engine.Running apply =
                    engine.submit(apply(bed.deployment("web", SampleImage.V2)), "2m", OnAbort.CANCEL, false);
            apply.awaitEvent("waits for operation " + image.id());
            Engine.Running last =
                    engine.submit(Specs.setImage("deployment/web", SampleImage.V1), "2m", OnAbort.CANCEL, false);
            last.awaitEvent("waits for operation ");
            Engine.Ended first = engine.end(image);
            Engine.Ended second = engine.end(apply);
            Engine.Ended third = engine.end(last);

            assertSucceeded(first);
            assertSucceeded(second);
            assertSucceeded(third);
            assertThat(second.operation().targets()).containsExactly("deployment/web", "manifest/default");
            assertThat(second.operation().finishedAt())
                    .isAfter(first.operation().finishedAt());
            assertThat(third.operation().finishedAt())
                    .isAfter(second.operation().finishedAt());
            assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                    .isEqualTo(SampleImage.V1.reference());
        }
    }

    @Test
    void setsWithTheSameWorkloadsInAnyOrderNeverWaitForEachOtherInACircle(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine engine = bed.engine();
            List<Engine.Running> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                SampleImage image = i % 2 == 0 ? SampleImage.V1 : SampleImage.V2;
                String a = bed.deployment("a", image);
                String b = bed.deployment("b", image);
                String manifests = i % 2 == 0 ? a + b : b + a;
                running.add(engine.submit(ofSet("set-" + i, manifests), "2m", OnAbort.CANCEL, false));
                running.add(engine.submit(Specs.setImage("deployment/b", image), "2m", OnAbort.CANCEL, false));
            }

            running.forEach(r -> assertThat(engine.end(r).operation().phase()).isIn(Phase.SUCCEEDED, Phase.FAILED));

            assertThat(namespace.kubectl("get", "leases", "-o", "name")).doesNotContain("lizard-lock-");
        }
    }
}
