package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.apply;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.forcing;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import org.junit.jupiter.api.Test;

/** kubectl and the agent take over from each other, in both directions. */
@ClusterTest
final class ApplyPeersTest {

    private static void assertSucceeded(Engine.Ended ended) {
        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void whatKubectlAppliedOnTheClientSideIsTakenOver(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            String before = map("settings", "1").replace("data: {key", "data: {more: x, key");
            namespace.apply(before);
            namespace.apply(bed.deployment("web", SampleImage.V1));

            Engine.Ended same = bed.engine().run(apply(before + bed.deployment("web", SampleImage.V1)));
            Engine.Ended changed =
                    bed.engine().run(forcing(map("settings", "2") + bed.deployment("web", SampleImage.V2)));

            assertSucceeded(same);
            assertSucceeded(changed);
            assertThat(namespace.field("configmap/settings", ".data.key")).isEqualTo("2");
            assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                    .isEqualTo(SampleImage.V2.reference());
        }
    }

    @Test
    void kubectlReadsAndTakesOverWhatWeApplied(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            assertSucceeded(bed.engine().run(apply(map("settings", "1") + bed.deployment("web", SampleImage.V1))));

            namespace.apply(map("settings", "2"));
            Engine.Ended back = bed.engine().run(forcing(map("settings", "3")));
            Engine.Ended again = bed.engine().run(apply(map("settings", "3")));

            assertSucceeded(back);
            assertThat(namespace.field("configmap/settings", ".data.key")).isEqualTo("3");
            assertThat(again.operation().result().outcome()).isEqualTo(Outcome.UNCHANGED);
            assertThat(namespace.kubectl("rollout", "status", "deployment/web")).contains("successfully rolled out");
        }
    }
}
