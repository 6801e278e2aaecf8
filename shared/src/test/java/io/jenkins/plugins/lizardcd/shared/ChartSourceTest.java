package io.jenkins.plugins.lizardcd.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChartSourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"^1.2", "1.2", "1.x", ">=1.0.0 <2.0.0", "~1.2.3", "*"})
    void aChoiceOfVersionsIsPinned(String range) {
        ChartSource registry = ChartSource.of("oci://r.example:5000/charts/web", range, null);
        ChartSource repository = ChartSource.of("web", range, "https://charts.example");

        assertThat(registry.pinned("1.2.3+b1").version()).isEqualTo("1.2.3+b1");
        assertThat(repository.pinned("1.2.3").version()).isEqualTo("1.2.3");
    }

    @Test
    void theNewestIsPinned() {
        ChartSource chart = ChartSource.of("oci://r.example/web", null, null);

        assertThat(chart.newest()).isTrue();
        assertThat(chart.pinned("1.2.3").version()).isEqualTo("1.2.3");
        assertThat(ChartSource.inWorkspace("charts/web").newest()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "oci://r.example/charts/web:v1.2.3,",
        "oci://r.example:5000/charts/web@sha256:80a0c4fff1f98f887c575893b854675d463018c2bd83660ef46725e090f83083,",
        "oci://r.example/charts/web, v1.2.3",
        "oci://r.example/charts/web, 2.0.0-rc.1+b",
        "https://charts.example/web.tgz,",
    })
    void whatIsNamedExactlyStaysSo(String name, String version) {
        ChartSource chart = ChartSource.of(name, version, null);

        assertThat(chart.pinned("1.2.3")).isEqualTo(chart);
        assertThat(chart.newest()).isFalse();
    }
}
