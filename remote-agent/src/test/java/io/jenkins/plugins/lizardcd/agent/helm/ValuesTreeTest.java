package io.jenkins.plugins.lizardcd.agent.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected here is what {@code helm template} made of the same texts, in v3.19.0 and v4.3.1. */
final class ValuesTreeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yes        | true",
                "no         | false",
                "on         | true",
                "Off        | false",
                "y          | true",
                "TRUE       | true",
                "0755       | 493",
                "0o17       | 15",
                "0x1F       | 31",
                "0b11       | 3",
                "1_000      | 1000",
                "+5         | 5",
                "1:30       | \"1:30\"",
                "2020-01-01 | \"2020-01-01\"",
                "0.1.2      | \"0.1.2\"",
                "~          | null",
                "Null       | null",
                "\"yes\"      | \"yes\"",
                "1.50       | 1.5",
            })
    void plainTextsHaveTheTypesThatHelmGivesThem(String text, String json) {
        assertThat(ValuesTree.write(ValuesTree.read("a: " + text, "the values")))
                .isEqualTo("{\"a\":" + json + "}");
    }

    @Test
    void keysOfAnyTypeBecomeTexts() {
        assertThat(ValuesTree.read("{5: a, n: b, 'c': {true: d}}", "the values"))
                .isEqualTo(Map.of("5", "a", "false", "b", "c", Map.of("true", "d")));
    }

    @Test
    void laysOneOverTheOther() {
        Map<String, Object> below = ValuesTree.read("{a: {v: 1, w: 2}, l: [1, 2], z: 1}", "the values");
        Map<String, Object> above = ValuesTree.read("{a: {w: 3}, l: [9], z: null}", "the values");

        assertThat(ValuesTree.write(ValuesTree.merge(below, above)))
                .isEqualTo("{\"a\":{\"v\":1,\"w\":3},\"l\":[9],\"z\":null}");
    }

    @Test
    void saysWhereItIsWrongButNotWhatStandsThere() {
        assertThatThrownBy(() -> ValuesTree.read("a: 1\nb: [secret\n", "the values"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no YAML; see line")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ValuesTree.read("a: 1\na: secret\n", "the values"))
                .hasMessageContaining("hold a key twice; see line 2")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ValuesTree.read("- secret", "the values")).hasMessageContaining("'name: value'");
        assertThatThrownBy(() -> ValuesTree.read("a: !!java.net.URL ['http://x']", "the values"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aBombOfAliasesIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 100; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThatThrownBy(() -> ValuesTree.read(bomb.toString(), "the values")).hasMessageContaining("the values are");
    }
}
