package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmRollback;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever a chart, a schema or the API server quotes: no secret of the values is in what the agent says. */
@ClusterTest
final class HelmSecretsTest {

    private static final String PASSWORD = "Tr0ub4dor \"&\" 3!";
    private static final String TOKEN = "nope-5ecret-9";

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void errorsThatQuoteASecretShowItMasked(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Map<String, String> modes =
                    Map.of("fail", "weak: ****, \"****\", ****", "label", "Invalid value: \"****\"");
            modes.forEach((mode, expected) -> {
                for (boolean dryRun : List.of(true, false)) {
                    String said = said(api, mode + dryRun, values(mode, PASSWORD, "tok-1"), dryRun);
                    if (mode.equals("fail") || !dryRun) {
                        assertThat(said).contains(expected.replace("\"", "\\\""));
                    }
                }
            });

            assertThat(said(api, "yaml", values("yaml", PASSWORD, "tok-1"), false))
                    .contains("YAML parse error");
            assertThat(said(api, "schema", values("ok", PASSWORD, TOKEN), false))
                    .contains("'****' does not match pattern");
            assertThat(agent.log()).doesNotContain(PASSWORD, TOKEN);
        }
    }

    @Test
    void whatTheReleaseHasIsMaskedInLaterErrorsAndInItsHistory(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            bed.helm()
                    .run(
                            namespace,
                            "install",
                            "vault",
                            TestCharts.path("vault").toString(),
                            "--set",
                            "db.password=Plain-5ecret");

            Operation reused = api.await(api.submit(
                            "1",
                            HelmBed.with(
                                    HelmBed.upgrade(
                                            "vault", bed.charts().archive("vault"), HelmValues.of("mode: fail")),
                                    Map.of("valuesMode", "reuse")))
                    .id());
            Operation noted = api.await(api.submit(
                            "2",
                            HelmBed.upgrade(
                                    "vault",
                                    bed.charts().archive("vault"),
                                    HelmValues.of(values("ok", PASSWORD, "tok-2"))))
                    .id());
            Operation label = api.await(api.submit(
                            "3",
                            HelmBed.with(
                                    HelmBed.upgrade(
                                            "vault",
                                            bed.charts().archive("vault"),
                                            HelmValues.of(values("label", PASSWORD, "tok-2"))),
                                    Map.of("rollbackOnFailure", false)))
                    .id());
            Operation back = api.await(api.submit("4", new HelmRollback("vault", 3L, null, null, null))
                    .id());
            String status =
                    api.get(Api.release(namespace.name(), "vault", "history")).body();

            assertThat(reused.failure().message()).contains("weak: ****").doesNotContain("Plain-5ecret");
            assertThat(noted.phase()).as(String.valueOf(noted.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(noted.result().values()).containsEntry("notes", "The password of vault is ****.\n");
            assertThat(label.failure().message())
                    .contains("Invalid value", "****")
                    .doesNotContain("Tr0ub4dor");
            assertThat(back.phase()).isEqualTo(Phase.FAILED);
            assertThat(back.failure().message())
                    .contains("Invalid value", "****")
                    .doesNotContain("Tr0ub4dor");
            assertThat(status).contains("failed", "****").doesNotContain("Tr0ub4dor");
        }
    }

    /** All that an upgrade lets out: events, failure and result. */
    private static String said(AgentApi api, String key, String values, boolean dryRun) {
        List<Event> events = new ArrayList<>();
        Operation end = api.follow(
                api.submit(HelmBed.request(
                                key,
                                HelmBed.upgrade("vault", bed.charts().archive("vault"), HelmValues.of(values)),
                                "1m",
                                dryRun))
                        .id(),
                0,
                events);
        String said = Json.write(events) + Json.write(Map.of("end", String.valueOf(end.failure()))) + end.result();
        assertThat(said)
                .doesNotContain("Tr0ub4dor", TOKEN)
                .doesNotContain(Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8)));
        return said;
    }

    private static String values(String mode, String password, String token) {
        return Json.write(Map.of("mode", mode, "db", Map.of("password", password, "token", token)));
    }
}
