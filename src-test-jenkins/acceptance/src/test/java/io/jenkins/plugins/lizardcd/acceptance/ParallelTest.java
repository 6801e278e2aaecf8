package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import org.junit.jupiter.api.Test;

/** More than one deployment at a time. */
class ParallelTest extends DeploymentTest {

    @Test
    void branchesDeployAtTheSameTime(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("api", SampleImage.V1));
        Build build = client.build("parallel", """
                parallel web: { lizardSetImage workload: 'deployment/web', image: '%1$s' },
                         api: { lizardSetImage workload: 'deployment/api', images: ['api=%1$s'] }
                """.formatted(SampleImage.SLOW.reference()));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(image(namespace, "deployment/web")).isEqualTo(SampleImage.SLOW.reference());
        assertThat(image(namespace, "deployment/api")).isEqualTo(SampleImage.SLOW.reference());
        assertThat(build.deployments()).hasSize(2);
        String log = build.log();
        assertThat(log.lastIndexOf("(operation "))
                .as("both begin before one ends")
                .isLessThan(log.indexOf("succeeded after"));
    }

    @Test
    void secondBuildFailsOrSupersedesAsAsked(TestNamespace namespace) {
        Build first = client.build("first", setImage(SampleImage.NEVER_READY, ", failFast: false"));
        first.awaitLog("(operation ");
        namespace.await("the first works", () -> image(namespace, "deployment/web")
                .equals(SampleImage.NEVER_READY.reference()));
        String operation = first.deployments().get(0).get("operationId").asText();

        Build refused = client.build("refused", setImage(SampleImage.V2, ", lock: 'fail'"));
        assertThat(refused.await()).isEqualTo("FAILURE");
        assertThat(refused.log()).contains(operation).contains("use lock: queue or supersede");
        assertThat(image(namespace, "deployment/web")).isEqualTo(SampleImage.NEVER_READY.reference());

        Build newer = client.build("newer", setImage(SampleImage.V2, ", lock: 'supersede'"));
        assertThat(newer.await()).as(newer.log()).isEqualTo("SUCCESS");
        assertThat(newer.log()).contains("supersedes operation " + operation);
        assertThat(first.await()).isEqualTo("FAILURE");
        assertThat(first.log())
                .contains("superseded by operation "
                        + newer.deployments().get(0).get("operationId").asText());
        assertThat(image(namespace, "deployment/web")).isEqualTo(SampleImage.V2.reference());
    }
}
