package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.shared.Workload.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import io.jenkins.plugins.lizardcd.testbed.Container;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Images of one and of several containers, as {@code kubectl set image} takes them. */
final class SetImageTest extends EngineFixture {

    private static SetImage set(String workload, String... images) {
        return set(workload, true, false, images);
    }

    private static SetImage set(String workload, boolean wait, boolean rollback, String... images) {
        List<ContainerImage> parsed = Stream.of(images)
                .map(i -> i.contains("=") ? ContainerImage.parse(i) : new ContainerImage(null, i))
                .toList();
        return new SetImage(parse(workload), parsed, wait, rollback, true, null, null, null);
    }

    @Test
    void aDeploymentRollsOutAndTheAnswerTellsRevisionsAndImages() {
        web(2);

        Engine.Ended ended = engine.run(set("deploy/web", SampleImage.V2.reference()));

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        assertThat(ended.operation().result().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(ended.operation().result().values())
                .containsEntry("image", SampleImage.V2.reference())
                .containsEntry("previousImage", SampleImage.V1.reference())
                .containsEntry("replicas", 2)
                .containsEntry("readyReplicas", 2);
        assertThat(((Number) ended.operation().result().values().get("revision")).longValue())
                .isEqualTo(2);
        assertThat(((Number) ended.operation().result().values().get("previousRevision")).longValue())
                .isEqualTo(1);
        assertThat(namespace.field("pods", ".items[*].spec.containers[0].image"))
                .contains("v2");
        assertThat(namespace.kubectl("rollout", "history", "deployment/web")).contains("shop/web #14 by anna");
    }

    @Test
    void aCrashFailsLongBeforeTheTimeOutWithTheCauseAndTheLogAndIsRolledBack() {
        web(2);

        Engine.Ended ended = engine.run(set("deploy/web", true, true, SampleImage.CRASH.reference()));

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(ended.operation().failure().message()).contains("CrashLoopBackOff", "Rolled back to revision 1");
        assertThat(ended.operation().failure().causes().get(0).logLines())
                .anyMatch(l -> l.contains("panic: DATABASE_URL is not set"));
        // Seconds on a machine that has nothing else to do; on any, long before the time-out.
        assertThat(ended.took()).isLessThan(Duration.ofMinutes(1));
        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                .isEqualTo(SampleImage.V1.reference());
    }

    @Test
    void anUnknownContainerIsRefusedWithTheNamesThereAre() {
        namespace
                .workloads()
                .start(Workload.deployment("web", SampleImage.V1)
                        .containers(Container.server("web", SampleImage.V1), Container.server("side", SampleImage.V1)));

        Engine.Ended unknown = engine.run(set("deploy/web", "wep=" + SampleImage.V2.reference()));
        Engine.Ended unclear = engine.run(set("deploy/web", SampleImage.V2.reference()));
        Engine.Ended missing = engine.run(set("deploy/wep", SampleImage.V2.reference()));

        assertThat(unknown.operation().failure().message()).contains("has no container 'wep'; it has: web, side");
        assertThat(unclear.operation().failure().message()).contains("2 containers; say which one: web, side");
        assertThat(missing.operation().failure().type()).isEqualTo(ProblemType.NOT_FOUND);
        assertThat(missing.operation().failure().message()).contains("deployment/wep does not exist", "web");
    }
}
