package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Manifests by Pipelines. */
class ApplyStepsTest extends ReleaseTest {

    private static final String MANIFESTS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {greeting: '%s'}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop}
            spec:
              selector: {matchLabels: {app: shop}}
              template:
                metadata: {labels: {app: shop}}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - name: web
                    image: %s
                    imagePullPolicy: Never
                    env: [{name: READY_AFTER, value: '%d'}]
                    readinessProbe: {httpGet: {path: /healthz, port: 8080}, periodSeconds: 1}
            """;

    @Test
    void killedControllerGoesOnAndAppliesOnce(TestNamespace namespace) {
        Build build = client.build("killed", apply(manifests("hello", SampleImage.V1, 15), ""));
        build.awaitLog("(operation ");
        List<String> before = build.lizardLines();
        jenkins.kill();
        jenkins.start();
        build = build.after(jenkins);
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.lizardLines())
                .startsWith(before.toArray(String[]::new))
                .doesNotHaveDuplicates();
        assertThat(namespace.field("deployment/shop", ".metadata.generation")).isEqualTo("1");
        assertThat(build.deployments()).hasSize(1);
    }

    @Test
    void declarativePipelineAppliesPlansAndDeletes(TestNamespace namespace) {
        String hello = manifests("hello", SampleImage.V1, 0);
        Build build = client.build("life", """
                pipeline {
                  agent none
                  stages {
                    stage('Deploy') {
                      steps {
                        script {
                          def first = %s
                          echo "created ${first.created.sort()}"
                          def second = %s
                          echo "again ${second.status} ${second.unchanged.size()}"
                          def plan = %s
                          echo "planned ${plan.status} ${plan.changes.size() > 0}"
                        }
                        lizardDelete(['configmap/settings', 'deployment/shop'])
                      }
                    }
                  }
                }
                """.formatted(
                apply(hello, ""), apply(hello, ""), apply(manifests("bye", SampleImage.V1, 0), ", dryRun: true")));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log())
                .contains("created [configmap/settings, deployment/shop]")
                .contains("again unchanged 2")
                .contains("planned planned true");
        assertThat(namespace.kubectl("get", "deployment,configmap", "-o", "name"))
                .doesNotContain("shop", "settings");
    }

    @Test
    void failedApplyIsRolledBackAsAWhole(TestNamespace namespace) {
        Build build = client.build(
                "failing",
                apply(manifests("hello", SampleImage.V1, 0), "") + "\n"
                        + apply(manifests("bye", SampleImage.CRASH, 0), ", rollbackOnFailure: true"));
        assertThat(build.await()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("panic: DATABASE_URL is not set").doesNotContain("\tat ");
        assertThat(image(namespace, "deployment/shop")).isEqualTo(SampleImage.V1.reference());
        assertThat(namespace.field("configmap/settings", ".data.greeting")).isEqualTo("hello");
        assertThat(build.deployments().get(1).get("outcome").asText()).isEqualTo("rolledBack");
    }

    @Test
    void filesOfTheWorkspaceAreApplied(TestNamespace namespace) {
        Build build = client.build("files", """
                node {
                  writeFile file: 'k8s/settings.yaml', text: '''%s'''
                  def r = lizardApply files: 'k8s/*.yaml', variables: [TAG: 'v1']
                  echo "created ${r.created.sort()}"
                }
                """.formatted(
                        manifests("hello", SampleImage.V1, 0).replace("lizard-sample:v1", "lizard-sample:${TAG}")));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("created [configmap/settings, deployment/shop]");
        assertThat(image(namespace, "deployment/shop")).isEqualTo(SampleImage.V1.reference());
    }

    private static String manifests(String greeting, SampleImage image, int readyAfter) {
        return MANIFESTS.formatted(greeting, image.reference(), readyAfter);
    }

    private static String apply(String manifests, String more) {
        return "lizardApply(manifests: '''" + manifests + "'''" + more + ")";
    }
}
