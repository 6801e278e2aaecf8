package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Phase;
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

    @Test
    void abortWhileTheAgentIsAwayBeginsNothing(TestNamespace namespace) {
        agent.kill();
        Build build = client.build("away", setImage(SampleImage.V2, ""));
        build.awaitLog("cannot be reached");
        build.abort();
        assertThat(build.await()).as(build.log()).isEqualTo("ABORTED");
        assertThat(build.log()).contains("aborted before the agent confirmed the operation; nothing was begun");
        agent.start();
        // By the time that this one has ended, the next try of the first one would have come.
        Build other = client.build("other", "lizardRestart 'deployment/web'");
        assertThat(other.await()).as(other.log()).isEqualTo("SUCCESS");
        assertThat(AgentEvents.operations(agent, namespace.name())).hasSize(1);
        assertThat(image(namespace, "deployment/web")).isEqualTo(SampleImage.V1.reference());
    }

    @Test
    void abortWhileTheRequestIsOnItsWayCancelsTheOperation(TestNamespace namespace) {
        Build first = client.build("first", "lizardStatus()");
        assertThat(first.await()).as("the connection stands").isEqualTo("SUCCESS");
        agent.freeze();
        Build build = client.build("sent", setImage(SampleImage.NEVER_READY, ", failFast: false"));
        try {
            build.awaitLog("lizardSetImage");
            build.abort();
        } finally {
            agent.thaw();
        }
        assertThat(build.await()).as(build.log()).isEqualTo("ABORTED");
        // The frozen agent may have got the request, or the end of its connection, first.
        assertThat(build.log()).containsAnyOf("cancelled after", "nothing was begun");
        assertThat(AgentEvents.operations(agent, namespace.name()))
                .allMatch(operation -> operation.phase() == Phase.CANCELLED);
    }

    @Test
    void abortOfABuildWhoseControllerWasKilledBeforeTheAnswerWithdrawsTheOperation(TestNamespace namespace) {
        agent.freeze();
        Build build = client.build("killed", setImage(SampleImage.NEVER_READY, ", failFast: false"));
        build.awaitLog("cannot be reached");
        jenkins.kill();
        jenkins.start();
        client = jenkins.client();
        build = build.after(jenkins);
        build.abort();
        agent.thaw();
        assertThat(build.await()).as(build.log()).isEqualTo("ABORTED");
        assertThat(build.log()).containsAnyOf("cancelled after", "nothing was begun");
        assertThat(AgentEvents.operations(agent, namespace.name()))
                .allMatch(operation -> operation.phase() == Phase.CANCELLED);
    }

    private static String outcome(Build build) {
        return build.deployments().get(0).get("outcome").asText();
    }
}
