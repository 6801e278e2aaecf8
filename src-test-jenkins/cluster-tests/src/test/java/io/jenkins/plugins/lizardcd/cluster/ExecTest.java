package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.shared.Workload.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ContainerOperation.Exec;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.Access;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in containers, as {@code kubectl exec}. The program is the sample itself, told by words what to be. */
final class ExecTest extends EngineFixture {

    @Test
    void showsTheOutputAndReturnsTheExitCode() {
        web(1);

        Engine.Ended ended = engine.run(sample(false, "LINES=3"), "1m", OnAbort.CANCEL, false);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        assertThat(ended.log()).contains("line 1 of 3", "line 2 of 3", "line 3 of 3");
        assertThat(ended.operation().result().values())
                .containsEntry("exitCode", 0)
                .containsEntry("output", "line 1 of 3\nline 2 of 3\nline 3 of 3\n")
                .containsEntry("error", "")
                .containsEntry("container", "web");
        assertThat(ended.operation().result().values().get("pod").toString()).startsWith("web-");
    }

    @Test
    void aFloodOfLinesIsCutAndItsEndReturned() {
        web(1);

        Engine.Ended ended = engine.run(sample(false, "LINES=20000"), "1m", OnAbort.CANCEL, false);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        assertThat(ended.log()).contains("line 250 of 20000", "further lines are not shown");
        String output = (String) ended.operation().result().values().get("output");
        assertThat(output).endsWith("line 20000 of 20000\n").hasSizeLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void anotherExitCodeFailsWithWhatTheProgramSaid() {
        web(1);

        Engine.Ended ended = fail(sample(false, "EXIT=3"), ProblemType.COMMAND_FAILED);

        assertThat(ended.operation().failure().message()).contains("/sample ended with exit code 3");
        assertThat(first(ended).logLines()).contains("error: migration 42 failed");
        assertThat(succeed(sample(true, "EXIT=3")))
                .containsEntry("exitCode", 3)
                .containsEntry("error", "error: migration 42 failed\n");
    }

    @Test
    void whatCannotBeRunIsNamed() {
        web(1);

        Engine.Ended noProgram =
                fail(new Exec(parse("deployment/web"), List.of("/no/such"), null, null), ProblemType.COMMAND_FAILED);
        assertThat(noProgram.operation().failure().message())
                .contains("/no/such")
                .contains("no such file");
        Engine.Ended noContainer =
                fail(new Exec(parse("deployment/web"), List.of("/sample"), "sidecar", null), ProblemType.NOT_FOUND);
        assertThat(noContainer.operation().failure().message()).contains("has no container 'sidecar'; it has: web");
        Engine.Ended noWorkload =
                fail(new Exec(parse("deployment/wep"), List.of("/sample"), null, null), ProblemType.NOT_FOUND);
        assertThat(noWorkload.operation().failure().message())
                .contains("deployment/wep")
                .contains("web");
    }

    @Test
    void aDryRunOnlySaysWhere() {
        web(1);

        Engine.Ended ended = engine.run(sample(false, "EXIT=1"), "1m", OnAbort.CANCEL, true);

        assertThat(ended.operation().result().outcome()).as(ended.log()).isEqualTo(Outcome.PLANNED);
        assertThat(ended.log()).contains("would run it in container web of pod/web-");
    }

    @Test
    void aCancelAndTheDeadlineEndTheWait() {
        web(1);
        Engine.Running running = engine.submit(sample(false, "LINES=1000", "STEP_MS=500"), "2m", OnAbort.CANCEL, false);
        running.awaitEvent("line 1 of");

        running.cancel();

        Engine.Ended cancelled = failed(engine.end(running), ProblemType.CANCELLED);
        assertThat(cancelled.operation().phase()).isEqualTo(Phase.CANCELLED);
        Engine.Ended late = engine.run(sample(false, "LINES=1000", "STEP_MS=500"), "2s", OnAbort.CANCEL, false);
        failed(late, ProblemType.TIMEOUT);
    }

    @Test
    void itIsOffUntilTheRoleAndThePolicyAllowIt(@TempDir Path folder) throws IOException {
        web(1);
        Path policy = Files.writeString(folder.resolve("lizard.yaml"), "policy: {exec: [deployment/web]}\n");
        try (AgentProcess closed = AgentProcess.start(AgentProcess.access(namespace), "a", Map.of())) {
            AgentApi.Answer answer = submit(new AgentApi(closed, namespace.name()));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("policy.exec", "which allows none");
        }
        Map<String, String> settings = Map.of("LIZARD_CONFIG", policy.toString());
        try (AgentProcess noRight = AgentProcess.start(AgentProcess.access(namespace), "b", settings)) {
            AgentApi.Answer answer = submit(new AgentApi(noRight, namespace.name()));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("create pods/exec", "get pods/exec");
        }
    }

    @Test
    void aCommandLostWithItsAgentIsNotRunAgain(@TempDir Path folder) throws IOException {
        web(1);
        Path policy = Files.writeString(folder.resolve("lizard.yaml"), "policy: {exec: [deployment/web]}\n");
        Map<String, String> settings = Map.of("LIZARD_CONFIG", policy.toString());
        try (AgentProcess agent = AgentProcess.start(AgentProcess.access(namespace, "--exec"), "a", settings)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Operation operation = api.submit("job#1/7", sample(false, "LINES=1000", "STEP_MS=500"));
            Await.until(
                    "it runs",
                    Duration.ofMinutes(3),
                    () -> api.operation(operation.id()).events() > 2);

            agent.kill();
            agent.start();

            Operation lost = new AgentApi(agent, namespace.name()).await(operation.id());
            assertThat(lost.failure().type()).isEqualTo(ProblemType.UNAVAILABLE);
            assertThat(lost.failure().message()).contains("it is not run again");
        }
    }

    @Test
    void anAgentThatSleptPastItsLeaseLetsGoOfItsCommand(@TempDir Path folder) throws IOException {
        web(1);
        Path policy = Files.writeString(folder.resolve("lizard.yaml"), "policy: {exec: [deployment/web]}\n");
        Map<String, String> settings = Map.of("LIZARD_CONFIG", policy.toString(), "LIZARD_LEASE_DURATION", "8s");
        Access access = AgentProcess.access(namespace, "--exec");
        try (AgentProcess sleeper = AgentProcess.start(access, "a", settings);
                AgentProcess other = AgentProcess.start(access, "b", settings)) {
            AgentApi api = new AgentApi(sleeper, namespace.name());
            Operation operation = api.submit("job#1/7", sample(false, "LINES=1000", "STEP_MS=500"));
            Await.until(
                    "it runs",
                    Duration.ofMinutes(3),
                    () -> api.operation(operation.id()).events() > 2);

            sleeper.freeze();
            Operation lost = new AgentApi(other, namespace.name()).await(operation.id());
            other.kill();
            sleeper.thaw();
            Operation next = api.await(api.submit("job#1/8", sample(false)).id());

            assertThat(lost.failure().message()).contains("it is not run again");
            assertThat(next.phase()).as(String.valueOf(next.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(sleeper.log()).contains("closes the connection to a command in pod/web-");
        }
    }

    private AgentApi.Answer submit(AgentApi api) {
        OperationRequest request = new OperationRequest("job#1/8", sample(false), null, null, null, null, null);
        return api.offer(request);
    }

    private static Exec sample(boolean anyExitCode, String... words) {
        List<String> command = new ArrayList<>(List.of("/sample", "MODE=job"));
        command.addAll(List.of(words));
        return new Exec(parse("deployment/web"), command, null, anyExitCode);
    }
}
