package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Update strategies that leave old pods in place: done is what the strategy asks for, as for kubectl rollout status. */
final class UpdateStrategyTest extends EngineFixture {

    private static final Map<String, Object> ON_DELETE = Map.of("type", "OnDelete");

    private String imageOf(String pod) {
        return namespace.field("pod/" + pod, ".spec.containers[0].image");
    }

    private void startPartitioned() {
        Map<String, Object> partition = Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("partition", 2));
        // Complete is more than the partition lets be updated, so the pods are waited for.
        namespace
                .workloads()
                .start(Workload.statefulSet("web", SampleImage.V1).replicas(3).with("updateStrategy", partition));
    }

    @Test
    void aPartitionedStatefulSetIsDoneWhenItsPartIs() {
        startPartitioned();

        Engine.Ended ended = engine.run(image("sts/web", V2), "3m", OnAbort.CANCEL, false);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        assertThat(ended.log()).contains("1/1 updated (partition 2)");
        assertThat(imageOf("web-2")).isEqualTo(V2);
        assertThat(imageOf("web-1")).isEqualTo(V1);
        assertThat(imageOf("web-0")).isEqualTo(V1);
    }

    @Test
    void aPartitionedStatefulSetFailsWithThePodOfItsPart() {
        startPartitioned();

        Engine.Ended ended = fail(image("sts/web", CRASH), ProblemType.ROLLOUT_FAILED);

        assertThat(first(ended).object()).isEqualTo("pod/web-2");
        assertThat(imageOf("web-1")).isEqualTo(V1);
        assertSoon(ended);
    }

    @Test
    void anOnDeleteStatefulSetIsNotWaitedForAndSaysSo() {
        namespace
                .workloads()
                .start(Workload.statefulSet("web", SampleImage.V1).replicas(2).with("updateStrategy", ON_DELETE));

        Engine.Ended ended = engine.run(image("sts/web", V2), "3m", OnAbort.CANCEL, false);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        assertThat(ended.log())
                .contains("OnDelete: 0 of 2 pods run the new template, the others take it when they are deleted");
        assertThat(imageOf("web-0")).isEqualTo(V1);
        namespace.kubectl("delete", "pod/web-0");
        Engine.Ended later = engine.run(status("sts/web"), "3m", OnAbort.CANCEL, false);
        assertThat(later.log()).contains("OnDelete: 1 of 2 pods run the new template");
    }

    @Test
    void anOnDeleteDaemonSetIsNotWaitedForAndSaysSo() {
        namespace.workloads().start(Workload.daemonSet("web", SampleImage.V1).with("updateStrategy", ON_DELETE));

        Engine.Ended ended = engine.run(image("ds/web", V2), "3m", OnAbort.CANCEL, false);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        assertThat(ended.log())
                .contains("OnDelete: 0 of 1 pods run the new template, the others take it when they are deleted");
        assertThat(namespace.field("pods", ".items[*].spec.containers[0].image"))
                .isEqualTo(V1);
    }
}
