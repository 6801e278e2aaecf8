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

/** Verdicts on Jobs and CronJobs that the oldest cluster cannot show, or that depend on the order of runs. */
final class RunVerdictTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String COMPLETE =
            "\"conditions\":[{\"type\":\"Complete\",\"status\":\"True\"}],\"succeeded\":1";
    private static final String FAILED =
            "\"conditions\":[{\"type\":\"Failed\",\"status\":\"True\",\"reason\":\"BackoffLimitExceeded\"}],\"failed\":1";

    private static KubeObject object(String json) {
        return new KubeObject(Json.read(json, ObjectNode.class));
    }

    private static KubeObject job(String name, int minute, String image, String status) {
        return object("{\"kind\":\"Job\",\"metadata\":{\"name\":\"" + name + "\",\"uid\":\"" + name
                + "\",\"creationTimestamp\":\"2026-01-01T11:0" + minute
                + ":00Z\"},\"spec\":{\"template\":{\"metadata\":"
                + "{\"labels\":{\"controller-uid\":\"" + name + "\",\"job-name\":\"" + name
                + "\"}},\"spec\":{\"containers\":"
                + "[{\"name\":\"c\",\"image\":\"" + image + "\"}]}}},\"status\":{" + status + "}}");
    }

    private static Verdict cronJob(KubeObject... jobs) {
        KubeObject cronJob =
                object("{\"kind\":\"CronJob\",\"metadata\":{\"name\":\"r\",\"uid\":\"r\"},\"spec\":{\"jobTemplate\":"
                        + "{\"spec\":{\"template\":{\"metadata\":{\"creationTimestamp\":null},\"spec\":{\"containers\":"
                        + "[{\"name\":\"c\",\"image\":\"v2\"}]}}}}},\"status\":{}}");
        return Verdicts.of("cronjob/r", new World(cronJob, List.of(jobs), List.of(), Map.of(), NOW), Expected.ANY);
    }

    @Test
    void aCronJobIsJudgedByItsLastRun() {
        assertThat(cronJob().message()).isEqualTo("has not run yet");
        assertThat(cronJob(job("r-1", 1, "v2", FAILED), job("r-2", 2, "v2", COMPLETE))
                        .health())
                .isEqualTo(Health.HEALTHY);
        Verdict failed = cronJob(job("r-2", 2, "v2", FAILED), job("r-1", 1, "v2", COMPLETE));
        assertThat(failed.health()).isEqualTo(Health.DEGRADED);
        assertThat(failed.message()).contains("last run job/r-2", "BackoffLimitExceeded");
        assertThat(cronJob(job("r-1", 1, "v2", "\"active\":1")).health()).isEqualTo(Health.PROGRESSING);
    }

    @Test
    void aRunOfAnEarlierTemplateTellsNothing() {
        Verdict verdict = cronJob(job("r-1", 1, "v1", FAILED));

        assertThat(verdict.health()).isEqualTo(Health.HEALTHY);
        assertThat(verdict.message()).isEqualTo("has not run yet with its present template");
    }

    @Test
    void aSuspendedJobDoesNotRun() {
        KubeObject job = object("{\"kind\":\"Job\",\"metadata\":{\"name\":\"m\",\"uid\":\"m\"},"
                + "\"spec\":{\"suspend\":true},\"status\":{}}");
        Verdict verdict = Verdicts.of("job/m", new World(job, List.of(), List.of(), Map.of(), NOW), Expected.ANY);

        assertThat(verdict.health()).isEqualTo(Health.SUSPENDED);
        assertThat(verdict.message()).contains("job/m is suspended");
    }
}
