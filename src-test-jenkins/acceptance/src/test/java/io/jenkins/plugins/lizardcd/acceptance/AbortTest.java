package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Builds that are aborted while they deploy. */
class AbortTest extends DeploymentTest {

    @Test
    void abortedBuildCancelsTheOperationAtTheAgent(TestNamespace namespace) {
        Build build = client.build("abort", setImage(SampleImage.NEVER_READY, ", failFast: false"));
        build.awaitLog("(operation ");
        build.abort();
        assertThat(build.await()).isEqualTo("ABORTED");
        assertThat(build.log()).contains("cancel requested").contains("cancelled after");
        assertThat(outcome(build)).isEqualTo("cancelled");
    }

    @Test
    void timeoutBlockCancelsTheOperationAtTheAgent(TestNamespace namespace) {
        Build build = client.build(
                "timeout",
                "timeout(time: 15, unit: 'SECONDS') { " + setImage(SampleImage.NEVER_READY, ", failFast: false")
                        + " }");
        assertThat(build.await()).as(build.log()).isEqualTo("ABORTED");
        assertThat(build.log())
                .contains("cancel requested (Timeout has been exceeded")
                .contains("cancelled after");
        assertThat(outcome(build)).isEqualTo("cancelled");
    }

    @Test
    void onAbortRollbackRestoresWhatRan(TestNamespace namespace) {
        Build build =
                client.build("restore", setImage(SampleImage.NEVER_READY, ", failFast: false, onAbort: 'rollback'"));
        namespace.await("the new image is set", () -> image(namespace, "deployment/web")
                .equals(SampleImage.NEVER_READY.reference()));
        build.awaitLog("(operation ");
        build.abort();
        assertThat(build.await()).as(build.log()).isEqualTo("ABORTED");
        assertThat(build.log()).contains("Rolled back to revision 1");
        assertThat(image(namespace, "deployment/web")).isEqualTo(SampleImage.V1.reference());
    }

    @Test
    void onAbortLeaveLetsTheRolloutGoOn(TestNamespace namespace) {
        Build build = client.build("leave", setImage(SampleImage.SLOW, ", onAbort: 'leave'"));
        namespace.await(
                "the new image is set", () -> image(namespace, "deployment/web").equals(SampleImage.SLOW.reference()));
        build.awaitLog("(operation ");
        build.abort();
        assertThat(build.await()).as(build.log()).isEqualTo("ABORTED");
        assertThat(build.log()).contains("aborted with onAbort: leave").contains("may still run");
        assertThat(outcome(build)).isEqualTo("left");
        String operation = build.deployments().get(0).get("operationId").asText();
        List<String> told = AgentEvents.of(agent, namespace.name(), operation);
        assertThat(told).as("the agent goes on to the end").anyMatch(line -> line.contains("2/2 updated, 2 available"));
    }

    @Test
    void secondAbortDoesNotWaitForAnAgentThatDoesNotAnswer(TestNamespace namespace) {
        Build build = client.build("twice", setImage(SampleImage.NEVER_READY, ", failFast: false"));
        build.awaitLog("(operation ");
        agent.freeze();
        try {
            build.abort();
            client.groovy("sleep 2000");
            assertThat(client.json(build.path() + "api/json").get("building").asBoolean())
                    .as("the first abort waits for the agent")
                    .isTrue();
            build.abort();
            assertThat(build.await()).isEqualTo("ABORTED");
        } finally {
            agent.thaw();
        }
        assertThat(build.log())
                .contains("aborted again; not waiting for the agent")
                .contains("may still run");
        assertThat(outcome(build)).isEqualTo("left");
    }

    private static String outcome(Build build) {
        return build.deployments().get(0).get("outcome").asText();
    }
}
