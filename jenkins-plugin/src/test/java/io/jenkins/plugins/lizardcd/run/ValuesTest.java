package io.jenkins.plugins.lizardcd.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void valuesAreOfTypesThatASandboxedPipelineMayKeep() {
        Object plain = Values.plain(null, Map.of("images", List.of(Map.of("web", "a:1"))));
        assertThat(plain).isExactlyInstanceOf(LinkedHashMap.class);
        Object images = ((Map<?, ?>) plain).get("images");
        assertThat(images).isExactlyInstanceOf(ArrayList.class);
        assertThat(((List<?>) images).get(0)).isExactlyInstanceOf(LinkedHashMap.class);
    }

    @Test
    void revisionIsALongHoweverSmall() {
        assertThat(Values.plain(null, Map.of("revision", 14, "replicas", 3)))
                .isEqualTo(Map.of("revision", 14L, "replicas", 3));
    }
}
