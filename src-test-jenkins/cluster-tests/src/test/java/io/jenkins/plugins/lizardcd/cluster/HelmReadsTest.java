package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.ChartQuery;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmTest;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent tells of releases and charts is what the stock helm tells; and it runs a release's tests. */
@ClusterTest
final class HelmReadsTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void tellsOfReleasesWhatStockHelmTells(TestNamespace namespace) throws Exception {
        String shop = TestCharts.path("shop").toString();
        bed.helm().run(namespace, "install", "shop", shop, "--set", "owner=anna,replicas=1", "--no-hooks");
        bed.helm().run(namespace, "upgrade", "shop", shop, "--set", "owner=bert,replicas=2", "--no-hooks");
        bed.helm().run(namespace, "install", "other", shop, "--set", "owner=carl", "--no-hooks");
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            JsonNode list = json(api, "releases");
            JsonNode status = json(api, "releases/shop/status");
            JsonNode history = json(api, "releases/shop/history");

            assertThat(list).extracting(r -> r.path("release").asText()).containsExactly("other", "shop");
            assertThat(status.path("revision").asInt()).isEqualTo(2);
            assertThat(status.path("status").asText()).isEqualTo("deployed");
            assertThat(status.path("chart").asText()).isEqualTo("shop");
            assertThat(status.path("chartVersion").asText()).isEqualTo("2.0.0");
            assertThat(status.path("notes").asText()).isEqualTo("The shop of bert\n");
            assertThat(status.path("updated").asText()).isNotEmpty();
            assertThat(history).extracting(r -> r.path("status").asText()).containsExactly("superseded", "deployed");
            assertThat(json(api, "releases/shop/values")).isEqualTo(helmValues(namespace));
            assertThat(json(api, "releases/shop/values?revision=1"))
                    .isEqualTo(helmValues(namespace, "--revision", "1"));
            assertThat(json(api, "releases/shop/values?all=true")).isEqualTo(helmValues(namespace, "--all"));
            assertThat(text(api, "releases/shop/notes"))
                    .isEqualToIgnoringWhitespace(
                            bed.helm().run(namespace, "get", "notes", "shop").replace("NOTES:", ""));
            assertThat(text(api, "releases/other/hooks"))
                    .isEqualToIgnoringWhitespace(bed.helm().run(namespace, "get", "hooks", "other"));
        }
    }

    @Test
    void masksTheSecretsOfManifestsAndNothingElse(TestNamespace namespace) {
        String shop = TestCharts.path("shop").toString();
        bed.helm().run(namespace, "install", "shop", shop, "--set", "owner=anna", "--no-hooks");
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            String stock = bed.helm().run(namespace, "get", "manifest", "shop");
            String shown = text(api, "releases/shop/manifest");

            assertThat(stock).contains("the key of anna");
            assertThat(shown).contains("****", "kind: \"Secret\"").doesNotContain("the key of anna");
            assertThat(shown.substring(shown.indexOf("# Source: shop/charts/db")))
                    .isEqualToIgnoringWhitespace(stock.substring(stock.indexOf("# Source: shop/charts/db")));
        }
    }

    @Test
    void saysWhichReleaseOrRevisionThereIsNot(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            AgentApi.Answer none = api.get(Api.release(namespace.name(), "web", "status"));
            AgentApi.Answer empty = api.get(Api.read(namespace.name(), "releases") + "?release=web");
            Operation test =
                    api.await(api.submit("1", new HelmTest("web", null, null)).id());

            assertThat(none.problem().type()).isEqualTo(ProblemType.NOT_FOUND);
            assertThat(none.problem().detail()).contains("there is no release/web in " + namespace.name());
            assertThat(empty.status()).isEqualTo(200);
            assertThat(empty.body()).isEqualTo("[]");
            assertThat(test.failure().type()).isEqualTo(ProblemType.NOT_FOUND);
        }
    }

    @Test
    void tellsOfChartsWhatStockHelmTells(TestNamespace namespace) throws Exception {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            ChartSource web = bed.charts().open("web");
            HelmValues values = HelmValues.of("greeting: hi", "replicas=3");

            assertThat(ask(api, "values", new ChartQuery(web, null, null)).asText())
                    .isEqualToIgnoringWhitespace(bed.helm()
                            .run(
                                    namespace,
                                    "show",
                                    "values",
                                    TestCharts.path("web").toString()));
            assertThat(ask(api, "readme", new ChartQuery(web, null, null)).asText())
                    .contains("Serves one page");
            assertThat(ask(api, "chart", new ChartQuery(web, null, null))
                            .path("appVersion")
                            .asText())
                    .isEqualTo("7");
            assertThat(ask(api, "versions", new ChartQuery(web, null, null))
                            .path(0)
                            .path("chartVersion")
                            .asText())
                    .isEqualTo("1.2.3");
            assertThat(ask(api, "template", new ChartQuery(web, values, "shop")).asText())
                    .contains("replicas: 3", "greeting: \"hi\"", "name: \"shop-settings\"");
            assertThat(ask(api, "template", new ChartQuery(bed.charts().archive("shop"), values("owner=x"), null))
                            .asText())
                    .contains("****")
                    .doesNotContain("the key of x");
            JsonNode clean = ask(api, "lint", new ChartQuery(web, null, null));
            assertThat(clean.path("passed").asBoolean()).as(clean.toString()).isTrue();
            JsonNode faulty = ask(api, "lint", new ChartQuery(bed.charts().open("shop"), values("replicas=-1"), null));
            assertThat(faulty.path("passed").asBoolean()).isFalse();
            assertThat(faulty.path("text").asText())
                    .contains("==> Linting shop", "[ERROR] values.yaml", "at '/replicas': minimum: got -1, want 0");
            AgentApi.Answer unknown = api.post(
                    Api.chart(namespace.name(), "chart"),
                    Json.write(new ChartQuery(bed.charts().open("nothing"), null, null)));
            assertThat(unknown.problem().detail()).contains("helm says", "nothing");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void pullsTheArchiveThatTheRepositoryHas(TestNamespace namespace, @TempDir Path directory) throws Exception {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            HttpResponse<byte[]> web = pull(api, bed.charts().open("web"));
            HttpResponse<byte[]> withLogin = pull(api, bed.charts().of("red", TestCharts.password("red"), "shop"));
            HttpResponse<byte[]> none = pull(api, bed.charts().open("nothing"));
            HttpResponse<byte[]> wrong = pull(api, bed.charts().of("red", "wrong-word", "shop"));
            HttpResponse<byte[]> large = pull(api, large(directory));

            assertThat(web.statusCode()).isEqualTo(200);
            assertThat(web.body()).isEqualTo(Files.readAllBytes(bed.charts().packed("web")));
            assertThat(web.headers().firstValue("Lizard-Chart")).hasValue("web");
            assertThat(web.headers().firstValue("Lizard-Chart-Version")).hasValue("1.2.3");
            assertThat(web.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"web-1.2.3.tgz\"");
            assertThat(withLogin.body())
                    .isEqualTo(Files.readAllBytes(bed.charts().packed("shop")));
            assertThat(none.statusCode()).isEqualTo(422);
            assertThat(new String(none.body(), StandardCharsets.UTF_8)).contains("helm pull of", "nothing");
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(new String(wrong.body(), StandardCharsets.UTF_8))
                    .contains("401")
                    .doesNotContain("wrong-word");
            assertThat(large.statusCode()).isEqualTo(422);
            assertThat(new String(large.body(), StandardCharsets.UTF_8)).contains("is larger than 8388608 bytes");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    private static HttpResponse<byte[]> pull(AgentApi api, ChartSource chart) {
        return api.download(Api.chart(api.namespace(), "pull"), Json.write(new ChartQuery(chart, null, null)));
    }

    /** A chart that cannot be compressed into what an agent gives. */
    private static ChartSource large(Path directory) throws IOException {
        Path chart = Files.createDirectories(directory.resolve("large"));
        Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: large\nversion: 1.0.0\n");
        byte[] noise = new byte[9 << 20];
        new Random(1).nextBytes(noise);
        Path templates = Files.createDirectories(chart.resolve("files"));
        for (int i = 0; i < 3; i++) {
            Files.write(templates.resolve("noise-" + i), Arrays.copyOfRange(noise, i * (3 << 20), (i + 1) * (3 << 20)));
        }
        bed.helm().pack(chart, bed.charts().packed("web").getParent());
        return bed.charts().archive("large");
    }

    @Test
    void runsTheTestsOfAReleaseAndShowsTheirLogs(TestNamespace namespace) {
        bed.helm()
                .run(
                        namespace,
                        "install",
                        "shop",
                        TestCharts.path("shop").toString(),
                        "--set",
                        "owner=a",
                        "--no-hooks");
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            List<Event> events = new ArrayList<>();

            Operation passed =
                    api.follow(api.submit("1", new HelmTest("shop", null, null)).id(), 0, events);
            Operation unknown = api.await(api.submit("2", new HelmTest("shop", null, List.of("shop-third-test")))
                    .id());

            assertThat(passed.phase()).as(String.valueOf(passed.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(String.valueOf(passed.result().values().get("tests")))
                    .contains("name=shop-first-test, status=succeeded", "name=shop-second-test, status=succeeded");
            assertThat(events)
                    .extracting(Event::data)
                    .filteredOn(EventData.Logged.class::isInstance)
                    .extracting(d -> ((EventData.Logged) d).lines().size())
                    .containsExactly(3, 3);
            assertThat(unknown.failure().message()).contains("no test 'shop-third-test'", "shop-first-test");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void aFailingTestFailsWithTheLogOfItsPod(TestNamespace namespace) {
        bed.helm()
                .run(
                        namespace,
                        "install",
                        "shop",
                        TestCharts.path("shop").toString(),
                        "--set",
                        "owner=a,testExit=3",
                        "--no-hooks");
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation failed =
                    api.await(api.submit("1", new HelmTest("shop", null, null)).id());
            Operation without = api.await(api.submit("2", new HelmTest("shop", null, List.of("!shop-second-test")))
                    .id());

            assertThat(failed.phase()).isEqualTo(Phase.FAILED);
            assertThat(failed.failure().message()).contains("test pod/shop-second-test failed", "helm says");
            assertThat(failed.failure().causes()).singleElement().satisfies(cause -> {
                assertThat(cause.object()).isEqualTo("pod/shop-second-test");
                assertThat(cause.reason()).isEqualTo("TestFailed");
                assertThat(cause.logLines()).contains("line 3 of 3", "error: migration 42 failed");
            });
            assertThat(without.result().outcome()).isEqualTo(Outcome.SUCCEEDED);
        }
    }

    private static HelmValues values(String... set) {
        return HelmValues.of(null, set);
    }

    private static JsonNode helmValues(TestNamespace namespace, String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of("get", "values", "shop", "--output", "json"));
        line.addAll(List.of(options));
        return Json.tolerant().readTree(bed.helm().run(namespace, line.toArray(String[]::new)));
    }

    private static JsonNode ask(AgentApi api, String part, ChartQuery query) {
        return api.post(Api.chart(api.namespace(), part), Json.write(query)).as(JsonNode.class);
    }

    private static JsonNode json(AgentApi api, String path) {
        return api.get(Api.read(api.namespace(), path)).as(JsonNode.class);
    }

    private static String text(AgentApi api, String path) {
        AgentApi.Answer answer = api.get(Api.read(api.namespace(), path));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
