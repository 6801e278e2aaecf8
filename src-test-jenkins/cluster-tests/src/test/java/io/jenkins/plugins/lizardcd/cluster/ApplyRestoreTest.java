package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.apply;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.job;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.map;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.restoring;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The way back of a set, where more than the set is concerned. */
@ClusterTest
final class ApplyRestoreTest {

    private static String late(String map) {
        return map.replace("metadata: {", "metadata: {annotations: {lizardcd.io/wave: '3'}, ");
    }

    @Test
    void whatOthersWroteWhileAnEarlierWaveRanStays(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            bed.engine().run(apply(late(map("edited", "1"))));
            // The first wave lasts for as long as this Job runs.
            String all = slow("")
                    + late(map("edited", "2"))
                    + late(map("made", "2"))
                    + job("smoke", 1, "lizardcd.io/hook: post");
            Engine.Running running = bed.engine().submit(restoring(all), "2m", null, false);
            running.awaitEvent("job/slow created");
            namespace.kubectl("create", "configmap", "made", "--from-literal=hers=1");
            namespace.kubectl("patch", "configmap/edited", "--field-manager=anna", "-p", "{\"data\":{\"hers\":\"1\"}}");
            Engine.Ended ended = bed.engine().end(running);

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
            assertThat(ended.log()).contains("configmap/made created", "configmap/edited configured");
            assertThat(namespace.field("configmap/made", ".data")).isEqualTo("{\"hers\":\"1\"}");
            assertThat(namespace.field("configmap/edited", ".data")).isEqualTo("{\"hers\":\"1\",\"key\":\"1\"}");
        }
    }

    @Test
    void whatWasPlannedToBeForcedOverOurOwnIsNotForcedOverOthers(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            String web = bed.deployment("web", SampleImage.V1);
            bed.engine().run(apply(web));
            bed.engine().run(Specs.setImage("deployment/web", SampleImage.V2));
            Engine.Running running =
                    bed.engine().submit(apply(slow("lizardcd.io/wave: '-1'") + web), "2m", OnAbort.CANCEL, false);
            running.awaitEvent("job/slow created");
            namespace.kubectl("patch", "deployment/web", "--field-manager=anna", "-p", "{\"spec\":{\"replicas\":2}}");
            Engine.Ended ended = bed.engine().end(running);

            assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(ProblemType.CONFLICT);
            assertThat(ended.operation().failure().message()).contains("deployment/web", "anna", ".spec.replicas");
            assertThat(namespace.field("deployment/web", ".spec.replicas")).isEqualTo("2");
        }
    }

    /** One that lasts for four seconds. */
    private static String slow(String annotations) {
        return job("slow", 0, annotations).replace("{name: LINES", "{name: STEP_MS, value: '2000'}, {name: LINES");
    }

    @Test
    void aStatefulSetDoesNotWaitForAPodOfTheFailedVersion(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace, "statefulsets.apps")) {
            bed.engine().run(apply(set(namespace, SampleImage.V1)));
            Engine.Ended ended = bed.engine().run(restoring(set(namespace, SampleImage.CRASH)));

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
            assertThat(ended.took()).isLessThan(Duration.ofMinutes(2));
            assertThat(namespace.field("statefulset/db", ".status.readyReplicas"))
                    .isEqualTo("1");
        }
    }

    private static String set(TestNamespace namespace, SampleImage image) {
        return namespace.workloads().manifest(Workload.statefulSet("db", image)) + "\n";
    }

    @Test
    void itIsVerifiedOnlyWhenTheVersionOfBeforeRunsAgain(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            bed.engine().run(apply(bed.deployment("web", SampleImage.V1)));
            Engine.Ended ended = bed.engine()
                    .run(restoring(bed.deployment("web", SampleImage.V2) + job("smoke", 1, "lizardcd.io/hook: post")));
            String pods = namespace.kubectl(
                    "get",
                    "pods",
                    "-l",
                    "app=web",
                    "-o",
                    "jsonpath={range .items[*]}{.spec.containers[0].image}={.status.containerStatuses[0].ready}{'\\n'}{end}");

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
            assertThat(pods).contains(SampleImage.V1.reference() + "=true");
        }
    }
}
