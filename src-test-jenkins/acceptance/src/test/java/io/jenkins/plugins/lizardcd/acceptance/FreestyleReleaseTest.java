package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The builders of freestyle projects that need more rights: releases, and objects of any kind. */
class FreestyleReleaseTest extends ReleaseTest {

    @Test
    void buildersOfReleasesDoAsTheirSteps(TestNamespace namespace) {
        project("releases", """
                def first = new HelmUpgradeStep('$W', '%1$s')
                def second = new HelmUpgradeStep('$W', '%1$s'); second.set = ['image=%2$s']
                def test = new HelmTestStep('$W'); test.filter = ['$W-test']
                def back = new HelmRollbackBuilder(new HelmRollbackStep('$W')); back.overrides = ['revision=$REVISION']
                builders = [new HelmUpgradeBuilder(first), new HelmUpgradeBuilder(second), new HelmTestBuilder(test), back]
                """.formatted(chart.url(), SampleImage.V2.reference()));
        Build build = client.buildWith("releases", Map.of("W", "shop", "REVISION", "1"));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(image(namespace, "deployment/shop")).isEqualTo(SampleImage.V1.reference());
        assertThat(build.log()).contains("shop-test");
        assertThat(helm().run(namespace, "history", "shop")).contains("Rollback to 1");

        project("uninstalls", "builders = [new HelmUninstallBuilder(new HelmUninstallStep('$W'))]");
        Build removed = client.buildWith("uninstalls", Map.of("W", "shop"));
        assertThat(removed.await()).as(removed.log()).isEqualTo("SUCCESS");
        assertThat(helm().run(namespace, "list", "--all", "--short")).isBlank();
    }

    @Test
    void deleteBuilderRemovesByNameAndByFilesOfTheWorkspace(TestNamespace namespace) {
        namespace.kubectl("create", "configmap", "by-name", "--from-literal=a=b");
        namespace.kubectl("create", "configmap", "by-file", "--from-literal=a=b");
        project("deletes", """
                def file = new DeleteStep([]); file.files = '$TAG/*.yaml'
                builders = [new hudson.tasks.Shell('mkdir -p k8s; printf "apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: by-file}\\n" > k8s/a.yaml'),
                    new DeleteBuilder(file), new DeleteBuilder(new DeleteStep(['configmap/$W']))]
                """);
        Build build = client.buildWith("deletes", Map.of("W", "by-name", "TAG", "k8s"));
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(namespace.kubectl("get", "configmaps", "-o", "name"))
                .doesNotContain("by-name")
                .doesNotContain("by-file");
    }
}
