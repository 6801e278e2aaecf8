package io.jenkins.plugins.lizardcd.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "90s,90000,1m30s",
        "5m,300000,5m",
        "1h30m,5400000,1h30m",
        "500ms,500,500ms",
        "1.5s,1500,1s500ms",
        "0,0,0s"
    })
    void durationsAreSpelledAsInKubectlAndHelm(String text, long millis, String shortest) {
        GoDuration duration = GoDuration.parse(text);
        assertThat(duration.toMillis()).isEqualTo(millis);
        assertThat(duration).hasToString(shortest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-5m", "5 minutes", "m", "5mm"})
    void otherDurationsAreRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text)).hasMessageContaining("such as 90s, 5m or 1h30m");
    }

    @ParameterizedTest
    @CsvSource({
        "deployment/web,deployment/web",
        "Deploy/web,deployment/web",
        "deployments.apps/web,deployment/web",
        "sts/db,statefulset/db",
        "ds/log,daemonset/log",
        "cj/nightly,cronjob/nightly",
        "job/migrate,job/migrate",
        "po/web-0,pod/web-0"
    })
    void workloadsMayBeSpelledAsInKubectl(String text, String canonical) {
        assertThat(Workload.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "/web", "deployment/", "service/web", "deployment/Web", "deployment/a/b"})
    void otherWorkloadsAreRefused(String text) {
        assertThatThrownBy(() -> Workload.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "repo/web:1.5",
                "localhost:5000/a/b:v1_2",
                "r.example/web@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void imagesAreImageReferences(String text) {
        assertThat(ContainerImage.parse("web=" + text)).isEqualTo(new ContainerImage("web", text));
    }

    @Test
    void permissionTellsTheRuleToAdd() {
        assertThat(new Permission("patch", "apps", "deployments").ruleLine())
                .isEqualTo("- {apiGroups: [\"apps\"], resources: [\"deployments\"], verbs: [\"patch\"]}");
    }
}
