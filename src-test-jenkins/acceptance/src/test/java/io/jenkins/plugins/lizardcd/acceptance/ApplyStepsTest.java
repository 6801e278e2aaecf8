package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.lizardcd.testbed.Kustomize;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import java.util.Map;
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

    @Test
    void kustomizationOfTheWorkspaceIsApplied(TestNamespace namespace) {
        assumeTrue(Kustomize.find().isPresent(), "there is no kustomize");
        Build build = client.build("kustomize", """
                node {
                  writeFile file: 'k8s/base/kustomization.yaml', text: 'resources: [shop.yaml]'
                  writeFile file: 'k8s/base/shop.yaml', text: '''%s'''
                  writeFile file: 'k8s/prod/kustomization.yaml', text: 'resources: [../base]\\nnamePrefix: prod-'
                  def r = lizardApply kustomize: 'k8s/prod', variables: [TAG: 'v1']
                  echo "created ${r.created.sort()}"
                  try { lizardApply kustomize: 'k8s/prod', files: '*.yaml' } catch (e) { echo "refused: ${e.message}" }
                }
                """.formatted(
                        manifests("hello", SampleImage.V1, 0).replace("lizard-sample:v1", "lizard-sample:${TAG}")));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log())
                .contains("created [configmap/prod-settings, deployment/prod-shop]")
                .contains("refused: ");
        assertThat(image(namespace, "deployment/prod-shop")).isEqualTo(SampleImage.V1.reference());
    }

    @Test
    void diffTellsWhatHasDriftedAndChangesNothing(TestNamespace namespace) {
        String hello = "manifests: '''" + manifests("hello", SampleImage.V1, 0) + "''', set: 'shop'";
        Build applied = client.build("applied", "lizardApply(" + hello + ")");
        assertThat(applied.await()).as(applied.log()).isEqualTo("SUCCESS");
        namespace.kubectl("patch", "configmap", "settings", "--type=merge", "-p", "{\"data\":{\"greeting\":\"bye\"}}");

        Build build = client.build("diff", """
                def drift = lizardDiff(%1$s)
                echo "drift ${drift.configured} ${drift.unchanged} ${drift.conflicts.size()}"
                echo drift.diff
                def rest = lizardDiff(%1$s, ignore: ['configmap/settings:/data/greeting'])
                echo "rest ${rest.configured} ${rest.unchanged.sort()}"
                """.formatted(hello));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log())
                .contains("drift [configmap/settings] [deployment/shop] 1")
                .contains("rest [] [configmap/settings, deployment/shop]")
                .containsPattern("(?m)^-.*bye")
                .containsPattern("(?m)^\\+.*hello")
                .containsOnlyOnce("would change ");
        assertThat(namespace.field("configmap/settings", ".data.greeting")).isEqualTo("bye");
    }

    @Test
    void builderAppliesFilesOfTheWorkspace(TestNamespace namespace) {
        String answer = client.groovy("""
                import hudson.model.*
                import io.jenkins.plugins.lizardcd.builders.*
                import io.jenkins.plugins.lizardcd.steps.*
                def step = new ApplyStep(); step.files = 'k8s/*.yaml'; step.variables = ['TAG=$TAG']
                def project = jenkins.model.Jenkins.get().createProject(FreeStyleProject, 'free-apply')
                project.addProperty(new ParametersDefinitionProperty([new StringParameterDefinition('TAG', '', '')]))
                project.buildersList.add(new hudson.tasks.Shell('''mkdir -p k8s; cat > k8s/shop.yaml <<"END"
                %s
                END
                '''))
                project.buildersList.add(new ApplyBuilder(step)); project.save(); print 'made'
                """.formatted(manifests("hello", SampleImage.V1, 0)
                .replace("lizard-sample:v1", "lizard-sample:${TAG}")
                .strip()));
        assertThat(answer).isEqualTo("made");
        Build build = client.buildWith("free-apply", Map.of("TAG", "v2"));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(image(namespace, "deployment/shop")).isEqualTo(SampleImage.V2.reference());
        assertThat(build.deployments()).hasSize(1);
    }

    private static String manifests(String greeting, SampleImage image, int readyAfter) {
        return MANIFESTS.formatted(greeting, image.reference(), readyAfter);
    }

    private static String apply(String manifests, String more) {
        return "lizardApply(manifests: '''" + manifests + "'''" + more + ")";
    }
}
