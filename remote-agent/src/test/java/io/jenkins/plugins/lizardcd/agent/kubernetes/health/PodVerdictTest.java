package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verdicts on pods without a readiness probe: they are ready whenever they run. */
final class PodVerdictTest {

    private static final Instant STARTED = Instant.parse("2026-01-01T12:00:00Z");

    private static Verdict judge(String lastState, int secondsLater) {
        String json =
                "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\",\"uid\":\"u\"},\"status\":{\"phase\":\"Running\","
                        + "\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}],\"containerStatuses\":[{\"name\":\"web\","
                        + "\"ready\":true,\"restartCount\":1,\"state\":{\"running\":{\"startedAt\":\"" + STARTED
                        + "\"}},"
                        + "\"lastState\":{" + lastState + "}}]}}";
        KubeObject pod = new KubeObject(Json.read(json, ObjectNode.class));
        World world = new World(pod, List.of(), List.of(), Map.of(), STARTED.plusSeconds(secondsLater));
        return Verdicts.of("pod/web", world, Expected.ANY);
    }

    @Test
    void readyBetweenTwoCrashesIsNotHealthy() {
        Verdict verdict = judge("\"terminated\":{\"exitCode\":1,\"reason\":\"Error\"}", 1);

        assertThat(verdict.health()).isEqualTo(Health.PROGRESSING);
        assertThat(verdict.stuck()).isFalse();
        assertThat(verdict.troubles().get(0).cause().message()).contains("runs again after Error (exit 1)");
        assertThat(verdict.recheck()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    }

    @Test
    void healthyOnceItHasRunForAWhile() {
        assertThat(judge("\"terminated\":{\"exitCode\":1,\"reason\":\"Error\"}", 10)
                        .health())
                .isEqualTo(Health.HEALTHY);
    }

    @Test
    void healthyAtOnceWithoutACrash() {
        assertThat(judge("", 0).health()).isEqualTo(Health.HEALTHY);
        assertThat(judge("\"terminated\":{\"exitCode\":0,\"reason\":\"Completed\"}", 0)
                        .health())
                .isEqualTo(Health.HEALTHY);
    }
}
