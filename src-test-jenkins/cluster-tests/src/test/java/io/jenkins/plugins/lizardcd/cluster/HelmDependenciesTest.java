package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Charts of a workspace whose dependencies are fetched by the agent's helm. */
@ClusterTest
final class HelmDependenciesTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void fetchesThemAsTheLockSaysAndFromTheWorkspace(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            String chart = chart("{name: web, version: ^1.0.0, repository: \"" + url("open") + "\"}");
            String lock = lock(namespace, chart);

            Operation without = run(api, "1", files(chart), stack(), false);
            Operation locked = run(api, "2", files(chart).file("stack/Chart.lock", lock), stack(), true);
            Operation stale = run(
                    api,
                    "3",
                    files(chart).file("stack/Chart.lock", lock.replace("sha256:", "sha256:0")),
                    stack(),
                    true);
            Operation unlocked = run(
                    api,
                    "4",
                    files(chart("{name: base, version: 0.1.0, repository: \"file://base\"}"))
                            .file("stack/base/Chart.yaml", "{apiVersion: v2, name: base, version: 0.1.0}")
                            .file("stack/base/templates/map.yaml", map("of-base")),
                    stack(),
                    true);

            assertThat(without.failure().message()).contains("was not changed", "missing in charts/", "web");
            assertThat(locked.phase()).as(String.valueOf(locked.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(stale.failure().message()).contains("was not changed", "Chart.lock", "out of sync");
            assertThat(unlocked.phase()).as(String.valueOf(unlocked.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).contains("of-stack", "of-base");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void givesTheLoginToTheRepositoryThatIsNamedAndToNoOther(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            String chart = chart("{name: web, version: 1.2.3, repository: \"" + url("red") + "\"}");

            Operation good = run(api, "1", files(chart), stack(url("red"), "red"), true);
            Operation wrong = run(api, "2", files(chart), stack(url("blue"), "blue"), true);
            Operation nobody = run(api, "3", files(chart), stack(), true);

            assertThat(good.phase()).as(String.valueOf(good.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(wrong.failure().message())
                    .contains("was not changed", "401")
                    .doesNotContain("blue-secret");
            assertThat(nobody.failure().message()).contains("was not changed", "401");
            assertThat(agent.log()).doesNotContain("red-secret");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void whatThePolicyOrTheWorkspaceForbidsIsNotFetched(TestNamespace namespace) throws IOException {
        Map<String, Object> policy = Map.of(
                "charts",
                List.of("workspace/", url("open") + "/"),
                "plainHttp",
                List.of(bed.charts().host()));
        try (AgentProcess agent = bed.agent(namespace, bed.helm(), "a", policy)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            assertThat(refusal(api, "1", "{name: web, version: 1.2.3, repository: \"" + url("red") + "\"}"))
                    .contains(url("red") + "/web", "policy.charts");
            assertThat(refusal(api, "2", "{name: web, version: 1.2.3, repository: \"file://../../etc\"}"))
                    .contains("'web'", "not among the files");
            assertThat(refusal(api, "3", "{name: web, version: 1.2.3, repository: \"@mine\"}"))
                    .contains("'@mine'", "write its URL");
            assertThat(run(
                                    api,
                                    "4",
                                    files(chart("{name: web, version: ^1.0.0, repository: \"" + url("open") + "\"}")),
                                    stack(),
                                    true)
                            .phase())
                    .isEqualTo(Phase.SUCCEEDED);
        }
    }

    private static String url(String who) {
        return "http://" + bed.charts().host() + "/" + who;
    }

    private static String chart(String dependency) {
        return "{apiVersion: v2, name: stack, version: 0.1.0, dependencies: [" + dependency + "]}";
    }

    private static String map(String name) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}}";
    }

    private static Packed files(String chart) throws IOException {
        return new Packed().file("stack/Chart.yaml", chart).file("stack/templates/map.yaml", map("of-stack"));
    }

    private static ChartSource stack() {
        return ChartSource.inWorkspace("stack");
    }

    private static ChartSource stack(String repo, String user) {
        return new ChartSource(null, null, repo, user, TestCharts.password(user), "stack");
    }

    /** The lock that the stock helm makes. */
    private static String lock(TestNamespace namespace, String chart) throws IOException {
        Path directory = Files.createTempDirectory("stack");
        Files.writeString(directory.resolve("Chart.yaml"), chart);
        bed.helm().run(namespace, "dependency", "update", directory.toString());
        return Files.readString(directory.resolve("Chart.lock"));
    }

    private static String refusal(AgentApi api, String key, String dependency) throws IOException {
        return run(api, key, files(chart(dependency)), stack(), true).failure().message();
    }

    private static Operation run(AgentApi api, String key, Packed files, ChartSource chart, boolean update) {
        ArchiveReference archive = api.upload(files.bytes()).as(ArchiveReference.class);
        HelmValues quick = HelmValues.of("web: {replicas: 0}");
        HelmUpgrade plain = HelmBed.upgrade("stack", stack(), quick, archive);
        HelmUpgrade upgrade = HelmBed.with(plain, Map.of("dependencyUpdate", update, "chart", chart));
        return api.await(api.submit(key, upgrade).id());
    }
}
