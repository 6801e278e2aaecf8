package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in containers, by a Pipeline and a freestyle project. */
class ExecTest extends DeploymentTest {

    @TempDir
    Path folder;

    @Override
    String[] rights() {
        return new String[] {"--exec"};
    }

    @Override
    Map<String, String> settings() {
        try {
            Path file = Files.writeString(folder.resolve("lizard.yaml"), "policy: {exec: [deployment/web]}\n");
            return Map.of("LIZARD_CONFIG", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void commandsShowTheirOutputAndReturnTheirExitCode(TestNamespace namespace) {
        Build build = client.build("exec", """
                def r = lizardExec workload: 'deployment/web', command: ['/sample', 'MODE=job', "LINES=${1 + 1}"]
                echo "returned ${r.exitCode} ${r.output.readLines().size()} ${r.container}"
                def other = lizardExec workload: 'deployment/web', command: ['/sample', 'MODE=job', 'EXIT=3'], returnStatus: true
                echo "returned ${other.exitCode} ${other.error.trim()}"
                lizardExec workload: 'deployment/web', command: ['/sample', 'MODE=job', 'EXIT=4']
                """);
        assertThat(build.await()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log())
                .contains("[lizard] line 1 of 2", "[lizard] line 2 of 2")
                .contains("returned 0 2 web", "returned 3 error: migration 42 failed")
                .contains("/sample ended with exit code 4")
                .doesNotContain("\tat ");
    }

    @Test
    void whereThePolicyDoesNotNameTheWorkloadNothingRuns(TestNamespace namespace) {
        Build build =
                client.build("exec-refused", "lizardExec workload: 'pod/web-0', command: ['/sample', 'MODE=job']");
        assertThat(build.await()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("policy.exec").doesNotContain("\tat ");
    }

    @Test
    void builderRunsACommand(TestNamespace namespace) {
        project("free-exec", "builders = [new ExecBuilder(new ExecStep('$W', ['/sample', 'MODE=job', 'LINES=$N']))]");
        Build build = client.buildWith("free-exec", Map.of("W", "deployment/web", "N", "2"));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("[lizard] line 2 of 2");
    }
}
