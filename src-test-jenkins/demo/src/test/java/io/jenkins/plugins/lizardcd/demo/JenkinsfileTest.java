package io.jenkins.plugins.lizardcd.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.testbed.Access;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The project's Jenkinsfile in the stand-in for Jenkins, against a real agent and cluster. */
@ClusterTest
final class JenkinsfileTest {

    private AgentProcess agent;
    private StandIn standIn;
    private String log;

    @BeforeEach
    void start(TestNamespace namespace) throws IOException {
        Access access = AgentProcess.access(namespace, "--operations", "setImage,scale,rollback");
        agent = AgentProcess.start(access, "demo", Map.of());
        namespace.apply(Files.readString(Path.of("web.yaml")));
        standIn = jenkins(namespace);
    }

    private StandIn jenkins(TestNamespace namespace) {
        return new StandIn(
                Path.of("..", "..", "Jenkinsfile"),
                "lizardcd",
                agent.url().toString(),
                agent.fingerprint(),
                agent.token(),
                namespace.name());
    }

    @AfterEach
    void stop() {
        if (agent != null) {
            agent.close();
        }
    }

    @Test
    void deploysTwoVersionsAndRefusesOneThatCrashes(TestNamespace namespace) {
        assertThat(build(1, SampleImage.V1, "REPLICAS", "2")).as(log).isTrue();
        assertThat(log)
                .startsWith("This is not Jenkins")
                .contains("lizard-sample:none -> localhost/lizard-sample:v1, revision 1 -> 2")
                .contains("replicas 0 -> 2");

        assertThat(build(2, SampleImage.V2)).as(log).isTrue();
        assertThat(log)
                .contains("image localhost/lizard-sample:v1 -> localhost/lizard-sample:v2, revision 2 -> 3, 2/2 ready")
                .endsWith("Finished: SUCCESS\n");

        assertThat(build(3, SampleImage.CRASH)).as(log).isFalse();
        assertThat(log)
                // On a machine that is overloaded the verdict may come before the kubelet's own word.
                .containsPattern("CrashLoopBackOff|Error \\(exit 1, [1-9]")
                .contains("panic: DATABASE_URL is not set")
                .containsPattern("[Rr]olled back to revision 3 .*lizard-sample:v2.*; verified 2/2 ready")
                .contains("deployment/web is to run localhost/lizard-sample:v2")
                .endsWith("Finished: FAILURE\n");
        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                .isEqualTo(SampleImage.V2.reference());
        assertThat(namespace.field("deployment/web", ".status.readyReplicas")).isEqualTo("2");
    }

    @Test
    void buildOfAJobThatWasMadeAnewDeploysAgain(TestNamespace namespace) {
        assertThat(build(1, SampleImage.V1)).as(log).isTrue();
        assertThat(build(2, SampleImage.V2)).as(log).isTrue();

        standIn = jenkins(namespace); // its builds begin with #1 again
        assertThat(build(1, SampleImage.V1)).as(log).isTrue();

        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                .as(log)
                .isEqualTo(SampleImage.V1.reference());
    }

    private boolean build(int number, SampleImage image, String... more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("BUILD", "false");
        parameters.put("IMAGE", image.reference());
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean good = standIn.build(number, parameters, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        log = bytes.toString(StandardCharsets.UTF_8);
        return good;
    }
}
