package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Releases by Pipelines and a freestyle project. */
class HelmStepsTest extends ReleaseTest {

    @Test
    void killedControllerGoesOnAndMakesOneRevision(TestNamespace namespace) {
        Build build = client.build("killed", upgrade(", set: ['readyAfter=15']"));
        build.awaitLog("(operation ");
        List<String> before = build.lizardLines();
        jenkins.kill();
        jenkins.start();
        build = build.after(jenkins);
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.lizardLines())
                .startsWith(before.toArray(String[]::new))
                .doesNotHaveDuplicates();
        assertThat(helm().run(namespace, "history", "shop", "-o", "json")).containsOnlyOnce("\"revision\"");
        assertThat(build.deployments()).hasSize(1);
    }

    @Test
    void declarativePipelineUpgradesReadsRollsBackAndUninstalls(TestNamespace namespace) {
        Build build = client.build(
                "life", """
                pipeline {
                  agent none
                  options { withLizard('test') }
                  stages {
                    stage('Deploy') {
                      steps {
                        script {
                          def first = %s
                          echo "first ${first.release} ${first.chart} ${first.chartVersion} ${first.revision}"
                          def second = %s
                          echo "second ${second.previousRevision} -> ${second.revision} ${second.helmStatus}"
                          echo "status ${lizardHelmStatus('shop').status} ${lizardHelmStatus('none')}"
                          echo "list ${lizardHelmList()}"
                          def back = lizardHelmRollback 'shop'
                          echo "back ${back.revision}"
                        }
                        lizardHelmUninstall 'shop'
                      }
                    }
                  }
                }
                """.formatted(upgrade(""), upgrade(", values: [image: '" + SampleImage.V2.reference() + "']")));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log())
                .contains("first shop web 1.2.3 1")
                .contains("second 1 -> 2 deployed")
                .contains("status deployed null")
                .contains("back 3");
        assertThat(helm().run(namespace, "list", "--all", "--short")).isBlank();
        JsonNode deployments = build.deployments();
        assertThat(deployments).hasSize(4);
        deployments.forEach(d -> assertThat(d.get("outcome").asText()).isEqualTo("succeeded"));
    }

    @Test
    void chartOfTheWorkspaceIsReleasedTestedAndRead(TestNamespace namespace) {
        Build build = client.build("workspace", """
                node {
                  sh 'cp -r %s/. .'
                  writeFile file: 'values/prod.yaml', text: 'replicas: 2'
                  def made = lizardHelmUpgrade release: 'shop', chart: '.', valuesFiles: ['values/prod.yaml'], values: '''
                    readyAfter: 0
                    testExit: 0
                  '''
                  echo "made ${made.chart} ${made.chartVersion} ${made.revision}"
                }
                echo "tests ${lizardHelmTest('shop').tests.collect { it.name + ' ' + it.status }}"
                echo "list ${lizardHelmList().collect { it.release + ' ' + it.revision + ' ' + it.chartVersion + ' ' + it.status }}"
                echo "values ${lizardHelmGet(release: 'shop', part: 'values')}"
                echo "all ${lizardHelmGet(release: 'shop', part: 'values', all: true).testExit}"
                echo "history ${lizardHelmGet(release: 'shop', part: 'history').size()}"
                echo "manifest ${lizardHelmGet(release: 'shop', part: 'manifest').contains('lizard-sample')}"
                echo "chart ${lizardHelmShow(chart: '%s', part: 'chart').version}"
                """.formatted(chart.folder(), chart.url()));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log())
                .contains("made web 1.2.3 1")
                .containsIgnoringCase("tests [shop-test succeeded]")
                .contains("list [shop 1 1.2.3 deployed]")
                .contains("replicas:2")
                .contains("all 0")
                .contains("history 1")
                .contains("manifest true")
                .contains("chart 1.2.3");
        assertThat(namespace.field("deployment/shop", ".spec.replicas")).isEqualTo("2");
    }

    @Test
    void aPulledChartIsInTheWorkspaceAndCanBeReleased(TestNamespace namespace) {
        Build build = client.build("pulled", """
                node {
                  deleteDir()
                  def packed = lizardHelmPull '%1$s'
                  echo "packed ${packed.chart} ${packed.chartVersion} ${packed.path} ${packed.sha256.length()}"
                  def unpacked = lizardHelmPull chart: '%1$s', destination: 'charts', untar: true
                  echo "unpacked ${unpacked.path} ${fileExists('charts/web/Chart.yaml')}"
                  echo "made ${lizardHelmUpgrade(release: 'shop', chart: packed.path, set: ['readyAfter=0']).chartVersion}"
                  writeFile file: 'other/web/mine.txt', text: 'mine'
                  lizardHelmPull chart: '%1$s', destination: 'other', untar: true
                }
                """.formatted(chart.url()));
        assertThat(build.await()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log())
                .contains("[lizard] pulled web 1.2.3 into web-1.2.3.tgz, sha256:")
                .contains("packed web 1.2.3 web-1.2.3.tgz 64")
                .contains("unpacked charts/web true")
                .contains("made 1.2.3")
                .contains("ERROR: 'web' is there already and is not this chart")
                .doesNotContain("\tat ");
    }

    @Test
    void driftOfAReleaseIsReported(TestNamespace namespace) {
        Build made = client.build("made", upgrade("") + "\necho \"drifted ${lizardHelmDiff('shop').drifted}\"");
        assertThat(made.await()).as(made.log()).isEqualTo("SUCCESS");
        assertThat(made.log()).contains("drifted false");
        namespace.kubectl("scale", "deployment/shop", "--replicas=3");

        Build build = client.build("drift", """
                def drift = lizardHelmDiff 'shop'
                echo "drifted ${drift.drifted} ${drift.changed.size()} from ${drift.revision}"
                echo "ignored ${lizardHelmDiff(release: 'shop', ignore: ['deployment/*:/spec/replicas']).drifted}"
                """);
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log())
                .contains("drifted true 1 from 1", "ignored false")
                .contains("-   spec.replicas: 3", "+   spec.replicas: 1");
    }

    @Test
    void failingTestOfAReleaseFailsTheBuild(TestNamespace namespace) {
        Build build =
                client.build("tested", upgrade(", set: ['readyAfter=0', 'testExit=3']") + "\nlizardHelmTest 'shop'");
        assertThat(build.await()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("shop-test").doesNotContain("\tat ");
        assertThat(helm().run(namespace, "status", "shop")).contains("STATUS: deployed");
    }

    @Test
    void failedUpgradeTellsTheReasonAndRollsBack(TestNamespace namespace) {
        Build build = client.build(
                "failing",
                upgrade("") + "\n" + upgrade(", timeout: '45s', set: ['image=" + SampleImage.CRASH.reference() + "']"));
        assertThat(build.await()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("panic: DATABASE_URL is not set").doesNotContain("\tat ");
        assertThat(image(namespace, "deployment/shop")).isEqualTo(SampleImage.V1.reference());
        assertThat(helm().run(namespace, "status", "shop")).contains("STATUS: deployed");
    }

    @Test
    void abortLeavesNoPendingRelease(TestNamespace namespace) {
        Build build = client.build("aborted", upgrade("") + "\n" + upgrade(", set: ['readyAfter=300']"));
        namespace.await("the second revision is under way", () -> helm().run(namespace, "list", "--all")
                .contains("pending-upgrade"));
        build.abort();
        assertThat(build.await()).as(build.log()).isEqualTo("ABORTED");
        assertThat(helm().run(namespace, "list", "--all")).doesNotContain("pending");
    }

    @Test
    void builderUpgradesWithVariables(TestNamespace namespace) {
        String answer = client.groovy("""
                import hudson.model.*
                import io.jenkins.plugins.lizardcd.builders.*
                import io.jenkins.plugins.lizardcd.steps.*
                def step = new HelmUpgradeStep('$RELEASE', '%s'); step.set = ['replicas=$N']
                def builder = new HelmUpgradeBuilder(step); builder.overrides = ['historyMax=$KEEP']
                def project = jenkins.model.Jenkins.get().createProject(FreeStyleProject, 'free-helm')
                project.addProperty(new ParametersDefinitionProperty(['RELEASE', 'N', 'KEEP'].collect {
                    new StringParameterDefinition(it, '', '') }))
                project.buildersList.add(builder); project.save(); print 'made'
                """.formatted(chart.url()));
        assertThat(answer).isEqualTo("made");
        Build build = client.buildWith("free-helm", Map.of("RELEASE", "shop", "N", "2", "KEEP", "3"));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(namespace.field("deployment/shop", ".spec.replicas")).isEqualTo("2");
    }

    private String upgrade(String more) {
        return "lizardHelmUpgrade(release: 'shop', chart: '" + chart.url() + "'" + more + ")";
    }
}
