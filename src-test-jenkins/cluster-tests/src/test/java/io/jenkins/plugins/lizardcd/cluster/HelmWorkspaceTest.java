package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Charts, values and other files of a workspace, which reach helm through the archive of the operation. */
@ClusterTest
final class HelmWorkspaceTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void installsAChartOfTheWorkspaceWithItsFiles(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Packed files = chart("shop", "deploy/shop")
                    .file("values/a.yaml", "{owner: anna, db: {size: 2Gi, engine: sqlite}}")
                    .file("values/b.yaml", "{db: {size: 3Gi}}")
                    .file("owner.txt", "the owner, of a file");
            HelmValues values = new HelmValues(List.of("values/a.yaml", "values/b.yaml"), null, null, null, null);
            HelmValues more = new HelmValues(
                    List.of("values/a.yaml"), "replicas: 2", List.of("replicas=3"), null, List.of("owner=owner.txt"));

            Operation first = run(api, "1", files, "deploy/shop", values);
            String db = namespace.field("configmap/shop-db", ".data");
            Operation second = run(api, "2", files, "deploy/shop", more);

            assertThat(first.phase()).as(String.valueOf(first.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(first.result().values()).containsEntry("chart", "shop");
            assertThat(db).contains("3Gi", "sqlite");
            assertThat(second.phase()).as(String.valueOf(second.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(namespace.field("configmap/shop", ".data.owner")).isEqualTo("the owner, of a file");
            assertThat(namespace.field("configmap/shop", ".data.replicas")).isEqualTo("3");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void largeValuesWorkThroughTheArchiveOrAreRefusedBeforeAnythingIsWritten(TestNamespace namespace)
            throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            String fitting = "padding: '" + noise(300_000) + "lizard ".repeat(120_000) + "'\n";
            String random = "padding: " + noise(1_200_000) + "\n";

            Operation large = run(
                    api,
                    "1",
                    chart("web", "web").file("large.yaml", fitting),
                    "web",
                    new HelmValues(List.of("large.yaml"), null, null, null, null));
            Operation tooLarge = run(
                    api,
                    "2",
                    chart("web", "web").file("large.yaml", random),
                    "web",
                    new HelmValues(List.of("large.yaml"), "greeting: changed", null, null, null));

            assertThat(fitting.length()).isGreaterThan(1 << 20);
            assertThat(large.phase()).as(String.valueOf(large.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(tooLarge.failure().message()).contains("1 MiB", "was not changed");
            assertThat(namespace.field("configmap/web-settings", ".data.greeting"))
                    .isEqualTo("hello");
            assertThat(bed.helm().run(namespace, "history", "web").lines()).hasSize(2);
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void whatIsWrongWithTheFilesIsSaid(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Packed files =
                    chart("web", "web").file("broken.yaml", "a: [\nsecret").file("twice.yaml", "a: 1\na: 2\n");

            assertThat(run(api, "1", files, "elsewhere", HelmValues.NONE)
                            .failure()
                            .message())
                    .contains("no 'elsewhere' among the files");
            assertThat(run(api, "2", files, "web", file("broken.yaml"))
                            .failure()
                            .message())
                    .contains("the values in broken.yaml are no YAML; see line")
                    .doesNotContain("secret");
            assertThat(run(api, "3", files, "web", file("twice.yaml")).failure().message())
                    .contains("the values in twice.yaml hold a key twice");
            for (String path : List.of("../web", "/etc", "-f", "a/../../b")) {
                assertThatThrownBy(() -> ChartSource.inWorkspace(path)).hasMessageContaining("no path of a chart");
            }
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void aPolicyOfChartsForbidsThoseOfTheWorkspace(TestNamespace namespace) throws IOException {
        Map<String, Object> policy = Map.of("charts", List.of("https://charts.example/"));
        try (AgentProcess agent = bed.agent(namespace, bed.helm(), "a", policy)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            assertThatThrownBy(() -> run(api, "1", chart("web", "web"), "web", HelmValues.NONE))
                    .hasMessageContaining("policy.charts");
        }
    }

    private static String noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(7).nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }

    private static HelmValues file(String name) {
        return new HelmValues(List.of(name), null, null, null, null);
    }

    private static Operation run(AgentApi api, String key, Packed files, String chart, HelmValues values) {
        ArchiveReference archive = api.upload(files.bytes()).as(ArchiveReference.class);
        String release = chart.substring(chart.lastIndexOf('/') + 1);
        HelmUpgrade upgrade = HelmBed.upgrade(release, ChartSource.inWorkspace(chart), values, archive);
        return api.await(api.submit(key, upgrade).id());
    }

    /** The files of a chart of the tests. */
    private static Packed chart(String name, String directory) throws IOException {
        Packed packed = new Packed();
        Path root = TestCharts.path(name);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                packed.file(directory + "/" + root.relativize(file), Files.readString(file));
            }
        }
        return packed;
    }
}
