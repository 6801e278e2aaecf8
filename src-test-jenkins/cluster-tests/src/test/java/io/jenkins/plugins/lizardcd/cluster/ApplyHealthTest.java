package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.apply;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import org.junit.jupiter.api.Test;

/** An apply has ended when all that it applied is healthy, whatever its kind. */
@ClusterTest
final class ApplyHealthTest {

    private static final String OUTSIDE = "---\napiVersion: v1\nkind: Service\nmetadata: {name: outside}\n"
            + "spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}\n";

    @Test
    void everyKindIsAwaitedAndTheOneThatIsNotHealthyInTimeIsNamed(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace, "statefulsets.apps", "daemonsets.apps", "persistentvolumeclaims")) {
            String all = "---\n"
                    + namespace.workloads().manifest(Workload.statefulSet("db", SampleImage.V1)) + "\n---\n"
                    + namespace.workloads().manifest(Workload.daemonSet("log", SampleImage.V1)) + "\n"
                    + job("migrate", 0, "");
            // Bound only when a pod uses it, so not awaited; on this cluster never.
            String claim = "---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\n"
                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}\n";

            Engine.Ended healthy = bed.engine().run(apply(all + claim), "3m", OnAbort.CANCEL, false);
            String ready = namespace.field("statefulset/db", ".status.readyReplicas")
                    + namespace.field("daemonset/log", ".status.numberReady")
                    + namespace.field("job/migrate", ".status.succeeded");
            Engine.Ended late = bed.engine().run(apply(OUTSIDE), "10s", OnAbort.CANCEL, false);

            assertThat(healthy.operation().phase()).as(healthy.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(ready).isEqualTo("111");
            assertThat(late.operation().failure().type()).as(late.log()).isEqualTo(ProblemType.TIMEOUT);
            assertThat(late.operation().failure().message()).contains("service/outside is not healthy in time");
        }
    }
}
