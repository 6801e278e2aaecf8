package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.ChartQuery;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.OciRegistry;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Charts from repositories and registries that want a password: each call has its own, and nothing keeps it. */
@ClusterTest
final class HelmRepositoriesTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void parallelUpgradesWithDifferentPasswordsNeverMix(TestNamespace namespace) throws Exception {
        try (AgentProcess agent = bed.agent(namespace);
                CommandLines seen = new CommandLines()) {
            AgentApi api = new AgentApi(agent, namespace.name());
            List<Operation> submitted = new ArrayList<>();

            for (String user : TestCharts.USERS) {
                submitted.add(api.submit(user, upgrade(user, TestCharts.password(user))));
                submitted.add(api.submit(user + "-wrong", upgrade("wrong-" + user, "guess")));
            }
            List<Operation> ends =
                    submitted.stream().map(o -> api.await(o.id())).toList();

            for (int i = 0; i < ends.size(); i += 2) {
                String user = TestCharts.USERS.get(i / 2);
                assertThat(ends.get(i).phase())
                        .as(String.valueOf(ends.get(i).failure()))
                        .isEqualTo(Phase.SUCCEEDED);
                assertThat(namespace.field("configmap/" + user + "-settings", ".data.greeting"))
                        .isEqualTo("I am " + user);
                assertThat(ends.get(i + 1).failure().message()).contains("was not changed", "401");
            }
            String records = namespace.kubectl("get", "configmaps", "-o", "yaml");
            String secrets = namespace.kubectl("get", "secrets", "-l", "lizardcd.io/record=operation", "-o", "name");
            assertThat(records + agent.log() + seen.all()).doesNotContain("red-secret", "blue-secret");
            assertThat(seen.all()).contains("source/web");
            assertThat(secrets.lines()).hasSize(4);
            assertThat(Json.write(ends)).doesNotContain("red-secret");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void aPasswordDoesNotTravelWithoutTlsUnlessThePolicySaysSo(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace, bed.helm(), "a", Map.of())) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation refused = api.await(
                    api.submit("1", upgrade("red", TestCharts.password("red"))).id());

            assertThat(refused.failure().type()).isEqualTo(ProblemType.POLICY);
            assertThat(refused.failure().message())
                    .contains("unprotected", "policy.plainHttp", bed.charts().host());
        }
    }

    @Test
    void thePolicyLimitsWhereChartsComeFrom(TestNamespace namespace) {
        Map<String, Object> policy = Map.of("charts", List.of("https://charts.example/"));
        try (AgentProcess agent = bed.agent(namespace, bed.helm(), "a", policy)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            assertThatThrownBy(() -> api.submit("1", bed.web("web")))
                    .hasMessageContaining("forbidden by the rule policy.charts");
            Problem read = api.post(
                            Api.chart(namespace.name(), "values"),
                            Json.write(new ChartQuery(bed.charts().open("web"), null, null)))
                    .problem();
            assertThat(read.type()).isEqualTo(ProblemType.POLICY);
        }
    }

    @Test
    void chartsComeFromOciRegistriesWithAPassword(TestNamespace namespace) throws IOException {
        Optional<OciRegistry> found = OciRegistry.start();
        assumeTrue(found.isPresent(), "there is no docker-registry to be had, so OCI registries were not tested");
        try (OciRegistry registry = found.get();
                AgentProcess agent =
                        bed.agent(namespace, bed.helm(), "a", Map.of("plainHttp", List.of(registry.host())))) {
            AgentApi api = new AgentApi(agent, namespace.name());
            bed.helm().push(bed.charts().packed("web"), "oci://" + registry.host() + "/charts", registry.login("red"));
            String chart = "oci://" + registry.host() + "/charts/web";

            Operation installed = api.await(api.submit("1", upgrade("web", chart, "blue", "blue-secret"))
                    .id());
            Operation refused = api.await(
                    api.submit("2", upgrade("web", chart, "blue", "red-secret")).id());
            Operation nobody =
                    api.await(api.submit("3", upgrade("web", chart, null, null)).id());
            String values = api.post(
                            Api.chart(namespace.name(), "values"),
                            Json.write(new ChartQuery(
                                    new ChartSource(chart, "1.2.3", null, "red", "red-secret", null), null, null)))
                    .body();

            assertThat(installed.phase())
                    .as(String.valueOf(installed.failure()))
                    .isEqualTo(Phase.SUCCEEDED);
            assertThat(installed.result().values()).containsEntry("chartVersion", "1.2.3");
            assertThat(refused.failure().message()).contains("was not changed", "401");
            assertThat(nobody.failure().message()).contains("was not changed");
            assertThat(values).contains("greeting");
            assertThat(agent.log()).doesNotContain("blue-secret", "red-secret");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void aRegistryWithoutTlsGetsNoPasswordUnlessThePolicySaysSo(TestNamespace namespace) {
        Optional<OciRegistry> found = OciRegistry.start();
        assumeTrue(found.isPresent(), "there is no docker-registry to be had, so OCI registries were not tested");
        try (OciRegistry registry = found.get();
                AgentProcess agent = bed.agent(namespace, bed.helm(), "a", Map.of())) {
            AgentApi api = new AgentApi(agent, namespace.name());
            bed.helm().push(bed.charts().packed("web"), "oci://" + registry.host() + "/charts", registry.login("red"));
            String chart = "oci://" + registry.host() + "/charts/web";

            Operation refused = api.await(api.submit("1", upgrade("web", chart, "blue", "blue-secret"))
                    .id());
            String pulled = api.post(
                            Api.chart(namespace.name(), "pull"),
                            Json.write(new ChartQuery(
                                    new ChartSource(chart, "1.2.3", null, "red", "red-secret", null), null, null)))
                    .body();

            // Helm 3 by itself would go on without TLS.
            assertThat(refused.failure().message())
                    .contains("was not changed", "server gave HTTP response to HTTPS client");
            assertThat(pulled).contains("server gave HTTP response to HTTPS client");
        }
    }

    private static HelmUpgrade upgrade(String release, String password) {
        String user = release.replace("wrong-", "");
        return HelmBed.upgrade(
                release, bed.charts().of(user, password, "web"), HelmValues.of("greeting: I am " + user));
    }

    private static HelmUpgrade upgrade(String release, String chart, String user, String password) {
        return HelmBed.upgrade(release, new ChartSource(chart, null, null, user, password, null), null);
    }

    /** Every command line of this machine that names a chart of the tests, as long as it is open. */
    private static final class CommandLines implements AutoCloseable {

        private final StringBuffer all = new StringBuffer();
        private final AtomicBoolean done = new AtomicBoolean();
        private final Thread watcher = new Thread(this::watch, "command-lines");

        private CommandLines() {
            watcher.start();
        }

        private void watch() {
            while (!done.get()) {
                ProcessHandle.current()
                        .descendants()
                        .map(p -> p.info().commandLine().orElse(""))
                        .filter(line -> line.contains("helm") && all.indexOf(line) < 0)
                        .forEach(line -> all.append(line).append('\n'));
            }
        }

        private String all() {
            return all.toString();
        }

        @Override
        public void close() throws InterruptedException {
            done.set(true);
            watcher.join();
        }
    }
}
