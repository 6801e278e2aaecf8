package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The builders of freestyle projects. */
class FreestyleTest extends DeploymentTest {

    @Test
    void everyBuilderDeploysWithVariablesExpanded(TestNamespace namespace) {
        project("free", """
                def set = new SetImageStep('deployment/$W'); set.image = 'localhost/lizard-sample:$TAG'
                def scale = new ScaleBuilder(new ScaleStep('deploy/$W', 1)); scale.overrides = ['replicas=${N}']
                def back = new RollbackBuilder(new RollbackStep('deployment/$W')); back.overrides = ['toRevision=$REVISION']
                def first = new RollbackStep('deployment/$W'); first.namespace = '$SPACE'
                builders = [new SetImageBuilder(set), scale, new RestartBuilder(new RestartStep('deployment/$W')), back,
                    new RollbackBuilder(first)]
                """);
        Build build = client.buildWith(
                "free", Map.of("W", "web", "TAG", "v2", "N", "3", "REVISION", "1", "SPACE", namespace.name()));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(namespace.field("deployment/web", ".spec.replicas")).isEqualTo("3");
        assertThat(image(namespace, "deployment/web"))
                .as("the last one goes back from revision 1 to the restarted revision 3")
                .isEqualTo(SampleImage.V2.reference());
        JsonNode deployments = build.deployments();
        assertThat(deployments).hasSize(5);
        deployments.forEach(d -> assertThat(d.get("outcome").asText()).isEqualTo("succeeded"));
        assertThat(build.log()).doesNotContain("$");
    }

    @Test
    void buildersThatEditWorkloadsDoAsTheirSteps(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("api", SampleImage.V1));
        project("edits", """
                def env = new SetEnvStep('deployment/$W', ['COLOUR=$TAG blue', 'READY_AFTER-'])
                def amounts = new SetResourcesStep('deployment/$W'); amounts.requests = ['cpu=${N}m']
                def image = new SetImageStep('deployment/api'); image.images = ['api=localhost/lizard-sample:$TAG']
                def batch = new BatchBuilder(new BatchStep([image, new ScaleStep('deployment/$W', 1)]))
                batch.overrides = ['operations[2].replicas=$N', 'rollbackOnFailure=true']
                builders = [new SetEnvBuilder(env), new SetResourcesBuilder(amounts), batch,
                    new PauseBuilder(new PauseStep('deployment/$W'))]
                """);
        Build build = client.buildWith("edits", Map.of("W", "web", "TAG", "v2", "N", "3"));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        String container = ".spec.template.spec.containers[0]";
        assertThat(namespace.field("deployment/web", container + ".env")).contains("\"v2 blue\"");
        assertThat(namespace.field("deployment/web", container + ".resources.requests.cpu"))
                .isEqualTo("3m");
        assertThat(namespace.field("deployment/web", ".spec.replicas")).isEqualTo("3");
        assertThat(image(namespace, "deployment/api")).isEqualTo(SampleImage.V2.reference());
        assertThat(namespace.field("deployment/web", ".spec.paused")).isEqualTo("true");
        assertThat(build.deployments()).hasSize(4);

        project("resumes", "builders = [new ResumeBuilder(new ResumeStep('deployment/$W'))]");
        Build resumed = client.buildWith("resumes", Map.of("W", "web"));
        assertThat(resumed.await()).as(resumed.log()).isEqualTo("SUCCESS");
        assertThat(namespace.field("deployment/web", ".spec.paused")).isNotEqualTo("true");
    }

    @Test
    void interruptCancelsTheOperation(TestNamespace namespace) {
        project("stopped", """
                def set = new SetImageStep('deployment/web'); set.failFast = false; set.onAbort = 'rollback'
                set.image = '%s'
                builders = [new SetImageBuilder(set), new ScaleBuilder(new ScaleStep('deployment/web', 5))]
                """.formatted(SampleImage.NEVER_READY.reference()));
        Build build = client.buildWith("stopped", Map.of("W", "web"));
        namespace.await("the new image is set", () -> image(namespace, "deployment/web")
                .equals(SampleImage.NEVER_READY.reference()));
        build.awaitLog("(operation ");
        build.abort();
        assertThat(build.await()).as(build.log()).isEqualTo("ABORTED");
        assertThat(build.log()).contains("cancel requested").contains("Rolled back to revision 1");
        assertThat(image(namespace, "deployment/web")).isEqualTo(SampleImage.V1.reference());
        assertThat(namespace.field("deployment/web", ".spec.replicas")).isEqualTo("2");
    }

    @Test
    void failureFailsTheBuildAndStopsIt(TestNamespace namespace) {
        project("free-failing", """
                def set = new SetImageStep('deployment/web'); set.images = ['web=%s']; set.rollbackOnFailure = true
                builders = [new SetImageBuilder(set), new ScaleBuilder(new ScaleStep('deployment/web', 5))]
                """.formatted(SampleImage.CRASH.reference()));
        Build build = client.buildWith("free-failing", Map.of("W", "web"));
        assertThat(build.await()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("panic: DATABASE_URL is not set").doesNotContain("\tat ");
        assertThat(image(namespace, "deployment/web")).isEqualTo(SampleImage.V1.reference());
        assertThat(namespace.field("deployment/web", ".spec.replicas")).isEqualTo("2");
    }

    @Test
    void settingThatOverridesNothingFailsBeforeAnythingIsDone(TestNamespace namespace) {
        project("overridden", """
                def batch = new BatchBuilder(new BatchStep([new RestartStep('deployment/web')]))
                batch.overrides = ['operations[2].wait=true']
                builders = [batch]
                """);
        Build build = client.buildWith("overridden", Map.of("W", "web"));
        assertThat(build.await()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log())
                .contains("operations[2] overrides nothing; the batch has 1 operations")
                .doesNotContain("(operation ");
    }
}
