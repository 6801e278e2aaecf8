package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pipelines that deploy to a real cluster through a real agent. */
class RolloutTest extends DeploymentTest {

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
    void killedControllerGoesOnWithoutDeployingTwiceOrLosingALine(TestNamespace namespace) {
        Build build = client.build(
                "killed", "lizardSetImage workload: 'deployment/web', image: '" + SampleImage.SLOW.reference() + "'");
        build.awaitLog("(operation ");
        List<String> before = build.lizardLines();
        jenkins.kill();
        jenkins.start();
        build = build.after(jenkins);
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(namespace.field("deployment/web", ".metadata.generation")).isEqualTo("2");
        assertThat(build.lizardLines()).startsWith(before.toArray(String[]::new));
        assertEachEventIsLoggedOnce(build, namespace);
    }

    @Test
    void controllerAndAgentKilledTogetherGoOnWithoutDeployingTwiceOrLosingALine(TestNamespace namespace) {
        Build build = client.build(
                "both", "lizardSetImage workload: 'deployment/web', image: '" + SampleImage.SLOW.reference() + "'");
        namespace.await("the rollout is under way", () -> namespace
                .field("deployment/web", ".status.updatedReplicas")
                .equals("1"));
        build.awaitLog("(operation ");
        List<String> before = build.lizardLines();
        jenkins.kill();
        agent.kill();
        agent.start();
        jenkins.start();
        build = build.after(jenkins);
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(namespace.field("deployment/web", ".metadata.generation")).isEqualTo("2");
        assertThat(build.lizardLines()).startsWith(before.toArray(String[]::new));
        assertEachEventIsLoggedOnce(build, namespace);
    }

    /** The same text may come twice, as when a pod becomes unavailable again; the same event may not. */
    private void assertEachEventIsLoggedOnce(Build build, TestNamespace namespace) {
        assertThat(build.deployments()).hasSize(1);
        String operation = build.deployments().get(0).get("operationId").asText();
        List<String> told = AgentEvents.of(agent, namespace.name(), operation).stream()
                .map(message -> "[lizard] " + message)
                .toList();
        assertThat(told).isNotEmpty();
        List<String> lines = build.lizardLines();
        // Between them the plugin may say that it waits for the agent.
        assertThat(lines).filteredOn(told::contains).as("what the agent told").isEqualTo(told);
        assertThat(lines.get(0)).contains("(operation " + operation + ")");
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
    void envAndResourcesAreSet(TestNamespace namespace) {
        Build build = client.build("env", """
                def r = lizardSetEnv workload: 'deployment/web', env: [GREETING: "two\\nlines", DB_PASSWORD: 'hidden']
                echo "set ${r.changes[0].object} revision ${r.revision}"
                echo "same ${lizardSetEnv(workload: 'deployment/web', env: ['DB_PASSWORD=hidden']).status}"
                lizardSetEnv workload: 'deployment/web', env: ['DB_PASSWORD-']
                lizardSetResources workload: 'deployment/web', requests: [cpu: '7m'], limits: 'cpu=900m,memory=99Mi'
                echo "now ${lizardRolloutStatus(workload: 'deployment/web', wait: false).complete}"
                """);
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log())
                .contains("set deployment/web revision 2")
                .contains("same unchanged")
                .contains("now true")
                .doesNotContain("hidden");
        String container = ".spec.template.spec.containers[0]";
        assertThat(namespace.field("deployment/web", container + ".env[?(@.name=='GREETING')].value"))
                .isEqualTo("two\nlines");
        assertThat(namespace.field("deployment/web", container + ".env[*].name"))
                .doesNotContain("DB_PASSWORD");
        assertThat(namespace.field("deployment/web", container + ".resources.requests.cpu"))
                .isEqualTo("7m");
        assertThat(namespace.field("deployment/web", container + ".resources.limits.memory"))
                .isEqualTo("99Mi");
    }

    @Test
    void batchIsAllOrBack(TestNamespace namespace) {
        Build build = client.build("batch", """
                pipeline {
                  agent none
                  stages { stage('x') { steps {
                    lizardBatch operations: [
                        [kind: 'scale', workload: 'deployment/web', replicas: 1],
                        [kind: 'setImage', workload: 'deployment/web', image: '%s']]
                    lizardBatch operations: [
                        [kind: 'scale', workload: 'deployment/web', replicas: 3],
                        [kind: 'setImage', workload: 'deployment/web', image: '%s']]
                  } } }
                }
                """.formatted(SampleImage.V2.reference(), SampleImage.CRASH.reference()));
        assertThat(build.await()).as(build.log()).isEqualTo("FAILURE");
        assertThat(image(namespace, "deployment/web")).isEqualTo(SampleImage.V2.reference());
        assertThat(namespace.field("deployment/web", ".spec.replicas")).isEqualTo("1");
        assertThat(build.log()).contains("batch of 2 operations").contains("panic: DATABASE_URL is not set");
        Build wrong = client.build("wrong", """
                try { lizardBatch([[kind: 'deploy', workload: 'deployment/web']]) } catch (e) { echo "0: ${e.message}" }
                try { lizardBatch([[kind: 'pause', workload: 'deployment/web', timeout: '1m']]) }
                catch (e) { echo "1: ${e.message}" }
                """);
        assertThat(wrong.await()).isEqualTo("SUCCESS");
        assertThat(wrong.log())
                .contains("0: an operation of the batch is of the kind 'deploy'; use one of pause, restart, ")
                .contains("1: the operations of a batch have no endpoint, namespace, timeout");
    }

    @Test
    void killedAgentIsWaitedFor(TestNamespace namespace) {
        Build build = client.build(
                "agent", "lizardSetImage workload: 'deployment/web', image: '" + SampleImage.SLOW.reference() + "'");
        build.awaitLog("(operation ");
        agent.kill();
        agent.start();
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertEachEventIsLoggedOnce(build, namespace);
    }
}
