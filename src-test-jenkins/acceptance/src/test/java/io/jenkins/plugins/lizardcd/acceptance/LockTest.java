package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocks that run alone. */
class LockTest extends DeploymentTest {

    private static final String UNTIL_GO = "waitUntil(quiet: true, initialRecurrencePeriod: 250) {"
            + " lizardGet('configmap/go').data.go == 'yes' }\n";

    @BeforeEach
    void closeTheGate(TestNamespace namespace) {
        namespace.kubectl("create", "configmap", "go", "--from-literal=go=no");
    }

    @Test
    void blocksTakeTurnsOverAKillOfTheController(TestNamespace namespace) {
        Build first =
                client.build("first", block("echo 'first is inside'\n" + UNTIL_GO + "echo 'first is done'\n'value'"));
        first.awaitLog("first is inside");
        Build second = client.build("second", block("echo 'second is inside'"));
        second.awaitLog("waits for operation");
        assertThat(second.log()).doesNotContain("second is inside");

        jenkins.kill();
        jenkins.start();
        client = jenkins.client();
        first = first.after(jenkins);
        second = second.after(jenkins);
        assertThat(first.log()).doesNotContain("first is done");
        assertThat(second.log()).doesNotContain("second is inside");
        namespace.kubectl("patch", "configmap", "go", "--type=merge", "-p", "{\"data\":{\"go\":\"yes\"}}");

        assertThat(first.await()).as(first.log()).isEqualTo("SUCCESS");
        assertThat(second.await()).as(second.log()).isEqualTo("SUCCESS");
        assertThat(first.log()).contains("holds the lock deploy").contains("let go of the lock deploy");
        assertThat(first.log()).contains("returned value");
        assertThat(second.log()).contains("second is inside").containsOnlyOnce("holds the lock deploy");
        assertThat(started(second))
                .as("the second began when the first had ended")
                .isTrue();
        assertThat(namespace.kubectl("get", "leases", "-o", "name")).doesNotContain("lizard-lock-lock.deploy");
    }

    @Test
    void abortAndFailureLetGoOfTheLock(TestNamespace namespace) {
        // One step, not a loop: an abort between two steps of a waitUntil is lost on Jenkins.
        Build aborted = client.build("aborted", block("echo 'inside'\nsleep 600"));
        aborted.awaitLog("inside");
        Build waiting = client.build("waiting", block("echo 'never inside'"));
        waiting.awaitLog("waits for operation");
        waiting.abort();
        assertThat(waiting.await()).as(waiting.log()).isEqualTo("ABORTED");
        assertThat(waiting.log()).doesNotContain("never inside\n");
        aborted.abort();
        assertThat(aborted.await()).as(aborted.log()).isEqualTo("ABORTED");
        Build failing = client.build("failing", block("error 'of the body'"));
        assertThat(failing.await()).as(failing.log()).isEqualTo("FAILURE");
        assertThat(failing.log()).contains("of the body");
        Build next = client.build(
                "next",
                block(
                        "try { withLizard(endpoint: 'test', lock: 'deploy') { } } catch (e) { echo \"refused: ${e.message}\" }"));
        assertThat(next.await()).as(next.log()).isEqualTo("SUCCESS");
        assertThat(next.log()).contains("refused: a block around this one holds the lock 'deploy' already");
    }

    @Test
    void blockWhoseLockIsTakenAwayIsStopped(TestNamespace namespace) {
        Build build = client.build("robbed", block("echo 'inside'\n" + UNTIL_GO));
        build.awaitLog("inside");
        AgentEvents.cancel(agent, namespace.name(), operation(build));
        assertThat(build.await()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("somebody ended the lock while the block ran");
    }

    @Test
    void stepInABlockWhoseLockIsTakenAwayEndsSafely(TestNamespace namespace) {
        Build build = client.build(
                "inside", block(setImage(SampleImage.NEVER_READY, ", failFast: false, onAbort: 'rollback'")));
        namespace.await("the new image is set", () -> image(namespace, "deployment/web")
                .equals(SampleImage.NEVER_READY.reference()));
        build.awaitLog("set image");
        AgentEvents.cancel(agent, namespace.name(), operation(build));
        assertThat(build.await()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("Rolled back to revision 1").doesNotContain("aborted again");
        assertThat(image(namespace, "deployment/web")).isEqualTo(SampleImage.V1.reference());
    }

    @Test
    void hardKillOfABuildLetsGoOfItsLock(TestNamespace namespace) {
        Build build = client.build("hard", block("echo 'inside'\nsleep 3600"));
        build.awaitLog("inside");
        client.post(build.path() + "kill", "");
        assertThat(build.await()).as(build.log()).isEqualTo("ABORTED");
        Poll.until(
                "the lock ends by itself",
                Duration.ofMinutes(7),
                () -> AgentEvents.operations(agent, namespace.name()).stream()
                        .allMatch(operation -> operation.finishedAt() != null));
    }

    private static String block(String body) {
        return "def r = withLizard(endpoint: 'test', lock: 'deploy') {\n" + body + "\n}\necho \"returned ${r}\"";
    }

    private static boolean started(Build second) {
        String log = second.log();
        return log.indexOf("holds the lock deploy") < log.indexOf("second is inside")
                && log.indexOf("waits for operation") < log.indexOf("holds the lock deploy");
    }

    private static String operation(Build build) {
        String log = build.log();
        int start = log.indexOf("(operation ") + "(operation ".length();
        return log.substring(start, log.indexOf(')', start));
    }
}
