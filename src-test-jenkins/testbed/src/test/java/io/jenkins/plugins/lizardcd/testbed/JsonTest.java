package io.jenkins.plugins.lizardcd.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void readsWhatItWrites() {
        Map<String, Object> value = Map.of("a", List.of(1.5, true, "q\"\\\n\u0001ü"), "b", Map.of());

        assertThat(Json.parse(Json.write(value))).isEqualTo(value);
    }

    @Test
    void readsBlanksEscapesAndNull() {
        assertThat(Json.parse(" { \"a\\u00e4\\t\" : [ null , -1e3 ] , \"b\" : {} } "))
                .hasToString("{aä\t=[null, -1000.0], b={}}");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> Json.parse("{\"a\" 1}")).hasMessageContaining("at character 5");
        assertThatThrownBy(() -> Json.parse("[1] x")).hasMessageContaining("at character 4");
    }
}
