package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Cascade;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Delete;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a delete does to what the object owns, and how long it waits. */
@ClusterTest
final class ApplyDeleteTest {

    private static Delete delete(String resource, Boolean await, Cascade cascade) {
        return new Delete(List.of(resource), null, null, null, null, null, await, null, cascade);
    }

    private static String replicaSets(TestNamespace namespace) {
        return namespace.kubectl("get", "replicasets", "-l", "app=web", "-o", "name");
    }

    @Test
    void orphanLeavesWhatTheObjectOwnsAndForegroundWaitsUntilItIsGone(TestNamespace namespace) {
        Workload web = Workload.deployment("web", SampleImage.V1);
        namespace.workloads().start(web);
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine.Ended orphaned = bed.engine().run(delete("deployment/web", null, Cascade.ORPHAN));
            String left = replicaSets(namespace);
            String owners = namespace.field("replicasets", "{.items[*].metadata.ownerReferences}");
            namespace.workloads().start(web);
            Engine.Ended foreground = bed.engine().run(delete("deployment/web", null, Cascade.FOREGROUND));

            assertThat(orphaned.operation().phase()).as(orphaned.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(left).contains("replicaset.apps/web-");
            assertThat(owners).isEmpty();
            assertThat(foreground.operation().phase()).as(foreground.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(replicaSets(namespace)).isEmpty();
        }
    }

    @Test
    void anObjectThatStaysIsNamedWithItsFinalizersAtTheEndOfTheTimeUnlessNobodyWaits(TestNamespace namespace) {
        String held = map("held", "1").replace("{name: held}", "{name: held, finalizers: [shop.example/keep]}");
        namespace.apply(held);
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine.Ended late = bed.engine().run(delete("configmap/held", null, null), "5s", OnAbort.CANCEL, false);
            Engine.Ended unwatched = bed.engine().run(delete("configmap/held", false, null));
            namespace.kubectl("patch", "configmap/held", "--type=merge", "-p", "{\"metadata\":{\"finalizers\":null}}");

            assertThat(late.operation().failure().type()).as(late.log()).isEqualTo(ProblemType.TIMEOUT);
            assertThat(late.operation().failure().message())
                    .contains("not gone in time: configmap/held", "shop.example/keep");
            assertThat(unwatched.operation().phase()).as(unwatched.log()).isEqualTo(Phase.SUCCEEDED);
        }
    }
}
