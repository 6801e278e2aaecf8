package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ObjectVerdictTest {

    private static Health judge(String status) {
        KubeObject gecko = new KubeObject(Json.read(
                "{\"apiVersion\":\"shop.example/v1\",\"kind\":\"Gecko\",\"metadata\":{\"name\":\"leo\",\"generation\":2},"
                        + "\"status\":{" + status + "}}",
                ObjectNode.class));
        World world = new World(gecko, List.of(), List.of(), Map.of(), Instant.now());
        return Verdicts.of("gecko/leo", world, Expected.ANY).health();
    }

    private static String ready(String status, String more) {
        return "\"conditions\":[{\"type\":\"Ready\",\"status\":\"" + status + "\"" + more + "}]";
    }

    @Test
    void aConditionOfTheStateOfBeforeIsNoVerdictAboutThisOne() {
        assertThat(judge("")).isEqualTo(Health.HEALTHY);
        assertThat(judge("\"observedGeneration\":1," + ready("True", ""))).isEqualTo(Health.PROGRESSING);
        assertThat(judge(ready("True", ",\"observedGeneration\":1"))).isEqualTo(Health.PROGRESSING);
        assertThat(judge(ready("True", ",\"observedGeneration\":2"))).isEqualTo(Health.HEALTHY);
        assertThat(judge(ready("True", ""))).isEqualTo(Health.HEALTHY);
        assertThat(judge(ready("False", ""))).isEqualTo(Health.PROGRESSING);
    }
}
