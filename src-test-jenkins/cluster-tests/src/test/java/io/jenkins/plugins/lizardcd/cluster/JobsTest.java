package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.shared.Workload.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import io.jenkins.plugins.lizardcd.testbed.Container;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images of Jobs, which are created anew, and of CronJobs, which take them for the next run. */
final class JobsTest extends EngineFixture {

    @Test
    void aJobIsCreatedAnewAndRuns() {
        namespace.workloads().start(Workload.job("migrate", 0));
        namespace.kubectl("label", "job/migrate", "team=shop");
        namespace.kubectl("annotate", "job/migrate", "shop/owner=anna");
        String before = namespace.field("job/migrate", ".metadata.uid");
        List<ContainerImage> images = List.of(new ContainerImage(null, V1));
        // The server image never ends, so the job runs until the operation's time is out.
        SetImage toServer = new SetImage(parse("job/migrate"), images, false, false, true, null, null, null);

        succeed(toServer);

        assertThat(namespace.field("job/migrate", ".metadata.uid")).isNotEqualTo(before);
        assertThat(namespace.field("job/migrate", ".metadata.labels.team")).isEqualTo("shop");
        assertThat(namespace.field("job/migrate", ".metadata.annotations.shop/owner"))
                .isEqualTo("anna");
        // The controller's own labels are the new job's.
        assertThat(namespace.field("job/migrate", ".spec.template.metadata.labels.controller-uid"))
                .isEqualTo(namespace.field("job/migrate", ".metadata.uid"));
        assertThat(namespace.field("job/migrate", IMAGE)).isEqualTo(V1);
        succeed(image("job/migrate", SampleImage.JOB.reference()));
        Engine.Ended failed = fail(image("job/migrate", CRASH), ProblemType.ROLLOUT_FAILED);
        assertThat(failed.operation().failure().causes().get(0).logLines())
                .as(failed.log())
                .anyMatch(l -> l.contains("panic"));
    }

    @Test
    void aCronJobTakesTheImageForItsNextRun() {
        Container crashing = Container.task("report", SampleImage.CRASH);
        namespace.workloads().apply(Workload.cronJob("report", "* * * * *").containers(crashing));

        succeed(image("cronjob/report", SampleImage.JOB.reference()));

        assertThat(succeed(status("cronjob/report"))).containsEntry("desired", 0);
        namespace.await(
                "its next run has begun",
                () -> !namespace.field("jobs", ".items[*].metadata.name").isEmpty());
        assertThat(succeed(status("cronjob/report"))).containsEntry("desired", 1);
        assertThat(namespace.field("jobs", ".items[0].spec.template.spec.containers[0].image"))
                .isEqualTo(SampleImage.JOB.reference());
    }
}
