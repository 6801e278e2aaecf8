package io.jenkins.plugins.lizardcd.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ValuesMapTest {

    @Test
    void aNullIsAValueThatRemovesWhatTheChartHas() {
        Map<String, Object> probe = new LinkedHashMap<>();
        probe.put("httpGet", null);

        assertThat(ValuesMap.asText(Map.of("probe", probe))).isEqualTo("{\"probe\":{\"httpGet\":null}}");
    }

    @Test
    void textStaysAsItIs() {
        assertThat(ValuesMap.asText("\n  a: 1\n")).isEqualTo("\n  a: 1\n");
        assertThat(ValuesMap.asText(Map.of("list", List.of(1, "x", true)))).isEqualTo("{\"list\":[1,\"x\",true]}");
    }
}
