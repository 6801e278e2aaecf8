package io.jenkins.plugins.lizardcd.agent.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected here is what {@code helm template --set} made of the same texts, in v3.19.0 and v4.3.1. */
final class SetExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=1                     | {\"a\":1}",
                "a=b                     | {\"a\":\"b\"}",
                "a=1,b=2                 | {\"a\":1,\"b\":2}",
                "a.b.c=x                 | {\"a\":{\"b\":{\"c\":\"x\"}}}",
                "a={x,y,1}               | {\"a\":[\"x\",\"y\",1]}",
                "a={}                    | {\"a\":[\"\"]}",
                "a[0]=x,a[1]=y           | {\"a\":[\"x\",\"y\"]}",
                "a[1]=y                  | {\"a\":[null,\"y\"]}",
                "a[0].b=1,a[0].c=2       | {\"a\":[{\"b\":1,\"c\":2}]}",
                "a[0][1]=x               | {\"a\":[[null,\"x\"]]}",
                "a=x\\,y                  | {\"a\":\"x,y\"}",
                "a\\.b=c                  | {\"a.b\":\"c\"}",
                "a=true,b=false,c=null   | {\"a\":true,\"b\":false,\"c\":null}",
                "a=                      | {\"a\":\"\"}",
                "a=0,b=007,c=-5          | {\"a\":0,\"b\":\"007\",\"c\":-5}",
                "a=1.5                   | {\"a\":\"1.5\"}",
                "a=b=c                   | {\"a\":\"b=c\"}",
                "a=yes                   | {\"a\":\"yes\"}",
                "a=99999999999999999999  | {\"a\":\"99999999999999999999\"}",
            })
    void setsAsHelmDoes(String expression, String json) {
        Map<String, Object> tree = new LinkedHashMap<>();

        SetExpression.apply(expression, SetExpression::typed, tree);

        assertThat(ValuesTree.write(tree)).isEqualTo(json);
    }

    @Test
    void keepsWhatItDoesNotName() {
        Map<String, Object> tree = new LinkedHashMap<>(Map.of("a", Map.of("x", 1), "l", List.of("p", "q")));

        SetExpression.apply("a.y=2,l[1]=r", SetExpression::typed, tree);

        assertThat(tree.get("a")).isEqualTo(Map.of("x", 1, "y", 2L));
        assertThat(tree.get("l")).isEqualTo(List.of("p", "r"));
    }

    @Test
    void asTextItKeepsNumbersAndSwitchesTexts() {
        Map<String, Object> tree = new LinkedHashMap<>();

        SetExpression.apply("a=1,b=true,c=null", text -> text, tree);

        assertThat(ValuesTree.write(tree)).isEqualTo("{\"a\":\"1\",\"b\":\"true\",\"c\":\"null\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "=secret",
                "a.=secret",
                "a[x]=secret",
                "a[-1]=secret",
                "a[99999999]=secret",
                "a={secret",
                "a,b=secret"
            })
    void refusesWhatHelmRefusesAndDoesNotSayTheValue(String expression) {
        assertThatThrownBy(() -> SetExpression.apply(expression, SetExpression::typed, new LinkedHashMap<>()))
                .hasMessageContaining("--set")
                .hasMessageNotContaining("secret");
    }
}
