package io.jenkins.plugins.lizardcd.agent.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of kubectl wait. */
final class WaitConditionTest {

    private static final KubeObject OBJECT = new KubeObject(Json.read(
            "{\"metadata\":{\"uid\":\"u\",\"labels\":{\"a.b/c\":\"d\"}},\"status\":{\"phase\":\"Running\",\"conditions\":["
                    + "{\"type\":\"Ready\",\"status\":\"True\"},{\"type\":\"Stalled\",\"status\":\"False\"}],"
                    + "\"list\":[{\"n\":1},{\"n\":2}]}}",
            ObjectNode.class));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "condition=Ready",
                "ready",
                "condition=Stalled=false",
                "jsonpath={.status.phase}=Running",
                "jsonpath='{.status.phase}'=Running",
                "jsonpath={.status.phase}",
                "jsonpath={.status.conditions[?(@.type==\"Ready\")].status}=True",
                "jsonpath={.status.list[1].n}=2",
                "jsonpath={.status.list[-1].n}=2",
                "jsonpath={.metadata.labels['a.b/c']}=d",
                "jsonpath={.metadata.labels.a\\.b/c}=d"
            })
    void met(String text) {
        assertThat(WaitCondition.parse(text).met(OBJECT, "u")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete",
                "condition=Stalled",
                "condition=None",
                "jsonpath={.status.phase}=Failed",
                "jsonpath={.x}"
            })
    void notMet(String text) {
        assertThat(WaitCondition.parse(text).met(OBJECT, "u")).isFalse();
    }

    @Test
    void deletionIsMetWhenItIsGoneOrAnotherOne() {
        assertThat(WaitCondition.parse("delete").met(null, "u")).isTrue();
        assertThat(WaitCondition.parse("delete").met(OBJECT, "earlier")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonpath=.status", "jsonpath={.a[(]}", "condition=", "a b"})
    void nonsenseIsRefused(String text) {
        assertThatThrownBy(() -> WaitCondition.parse(text)).isInstanceOf(ProblemException.class);
    }
}
