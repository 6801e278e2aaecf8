package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pipelines that deploy to a real cluster through a real agent. */
@JenkinsTest
@ClusterTest
class RolloutTest {

    private static JenkinsController jenkins;
    private AgentProcess agent;
    private JenkinsClient client;

    @BeforeAll
    static void startJenkins() {
        jenkins = JenkinsController.start(Configuration.empty());
    }

    @AfterAll
    static void stopJenkins() {
        jenkins.close();
    }

    @BeforeEach
    void startAgent(TestNamespace namespace) {
        agent = AgentProcess.start(AgentProcess.access(namespace), "a", Map.of());
        jenkins.configure(Configuration.of(agent, namespace.name()));
        client = jenkins.client();
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1).replicas(2));
    }

    @AfterEach
    void stopAgent() {
        agent.close();
    }

    @Test
    void declarativePipelineDeploysAndReturnsWhatItDid(TestNamespace namespace) {
        Build build = client.build("declarative", """
                pipeline {
                  agent none
                  options { withLizard('test') }
                  stages {
                    stage('Deploy') {
                      steps {
                        script {
                          def r = lizardSetImage workload: 'deployment/web', image: '%s'
                          echo "status ${r.status}, ${r.previousRevision} -> ${r.revision}, ${r.changes}"
                        }
                        lizardRestart 'deployment/web'
                        lizardScale workload: 'deploy/web', replicas: 3
                      }
                    }
                  }
                  post { always { echo "still in ${env.LIZARD_NAMESPACE}" } }
                }
                """.formatted(SampleImage.V2.reference()));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("status succeeded, 1 -> 2, ");
        assertThat(namespace.field("deployment/web", ".spec.replicas")).isEqualTo("3");
        JsonNode deployments = build.deployments();
        assertThat(deployments).hasSize(3);
        assertThat(deployments.get(0).get("changes").get(0).get("from").asText())
                .isEqualTo(SampleImage.V1.reference());
    }

    @Test
    void brokenImageFailsTheBuildWithTheReasonAndTheLastLogLines(TestNamespace namespace) {
        Build build = client.build(
                "broken",
                "lizardSetImage workload: 'deployment/web', image: '" + SampleImage.CRASH.reference()
                        + "', rollbackOnFailure: true");
        assertThat(build.await()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("panic: DATABASE_URL is not set").contains("rolled back");
        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                .isEqualTo(SampleImage.V1.reference());
        assertThat(build.deployments().get(0).get("outcome").asText()).isEqualTo("rolledBack");
    }

    @Test
    void rollbackToBuildRestoresWhatRanBeforeIt(TestNamespace namespace) {
        String set = "lizardSetImage workload: 'deployment/web', image: '" + SampleImage.V2.reference() + "'";
        Build first = client.build("back", set);
        assertThat(first.await()).as(first.log()).isEqualTo("SUCCESS");
        namespace.kubectl("set", "env", "deployment/web", "SOMEBODY=else");
        Build second = client.build("back", "lizardRollback workload: 'deployment/web', toBuild: " + first.number());
        assertThat(second.await()).as(second.log()).isEqualTo("SUCCESS");
        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                .isEqualTo(SampleImage.V1.reference());
    }

    @Test
    void abortedBuildCancelsTheOperationAtTheAgent(TestNamespace namespace) {
        Build build = client.build(
                "abort",
                "lizardSetImage workload: 'deployment/web', failFast: false, image: '"
                        + SampleImage.NEVER_READY.reference() + "'");
        build.awaitLog("operation ");
        build.abort();
        assertThat(build.await()).isEqualTo("ABORTED");
        assertThat(build.log()).contains("cancel requested").contains("cancelled after");
        assertThat(build.deployments().get(0).get("outcome").asText()).isEqualTo("cancelled");
    }

    @Test
    void killedControllerGoesOnWithoutDeployingTwiceOrLosingALine(TestNamespace namespace) {
        Build build = client.build(
                "killed", "lizardSetImage workload: 'deployment/web', image: '" + SampleImage.SLOW.reference() + "'");
        build.awaitLog("(operation ");
        List<String> before = build.lizardLines();
        jenkins.kill();
        jenkins.start();
        build = build.after(jenkins);
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        List<String> lines = build.lizardLines();
        assertThat(lines).startsWith(before.toArray(String[]::new)).doesNotHaveDuplicates();
        assertThat(namespace.field("deployment/web", ".metadata.generation")).isEqualTo("2");
        assertThat(lines.get(lines.size() - 1)).contains("succeeded after");
    }

    @Test
    void readsReturnValuesAndDryRunChangesNothing(TestNamespace namespace) {
        Build build = client.build("reads", """
                def s = lizardStatus()
                echo "health ${s.health}, ${s.workloads[0].workload}"
                echo "replicas ${lizardGet('deployment/web').spec.replicas}"
                echo "text ${lizardLogs(workload: 'deployment/web', returnText: true).length() >= 0}"
                lizardLogs workload: 'deployment/web', tail: 5, since: '5m'
                def r = lizardSetImage workload: 'deployment/web', image: '%s', dryRun: true
                echo "planned ${r.status} ${r.changes[0].to}"
                echo "same ${lizardSetImage(workload: 'deployment/web', image: '%s').status}"
                lizardPause 'deployment/web'
                lizardResume 'deployment/web'
                lizardRolloutStatus 'deployment/web'
                lizardWaitFor resource: 'deployment/web', condition: 'Available'
                """.formatted(SampleImage.V2.reference(), SampleImage.V1.reference()));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log())
                .contains("health healthy, deployment/web")
                .contains("replicas 2")
                .contains("text true")
                .contains("planned planned " + SampleImage.V2.reference())
                .contains("same unchanged")
                .containsOnlyOnce("would change");
        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                .isEqualTo(SampleImage.V1.reference());
    }

    @Test
    void killedAgentIsWaitedFor(TestNamespace namespace) {
        Build build = client.build(
                "agent", "lizardSetImage workload: 'deployment/web', image: '" + SampleImage.SLOW.reference() + "'");
        build.awaitLog("(operation ");
        agent.kill();
        agent.start();
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.lizardLines()).doesNotHaveDuplicates();
    }
}
