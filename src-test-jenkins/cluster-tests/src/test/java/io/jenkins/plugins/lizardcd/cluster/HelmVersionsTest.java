package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmRollback;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmTest;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUninstall;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.Helm;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Helm 3 and helm 4 go on from each other, through the agent and by hand. */
@ClusterTest
final class HelmVersionsTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void bothMajorsReadWhatTheOtherHasMadeAndGoOnFromIt(TestNamespace namespace) {
        Helm four = HelmBed.require(Helm.find(Helm.V4), "helm 4");
        Helm three = bed.helm();
        String web = TestCharts.path("web").toString();
        try (AgentProcess old = agent(namespace, three, "three")) {
            AgentApi api = new AgentApi(old, namespace.name());
            succeeded(api.await(
                    api.submit("1", bed.web("web", "greeting=of-three")).id()));
        }
        assertThat(four.run(namespace, "get", "values", "web")).contains("of-three");
        try (AgentProcess agent = agent(namespace, four, "four")) {
            AgentApi api = new AgentApi(agent, namespace.name());

            succeeded(api.await(
                    api.submit("2", bed.web("web", "greeting=of-four")).id()));
            three.run(namespace, "upgrade", "web", web, "--set", "greeting=by-hand-three");
            four.run(namespace, "upgrade", "web", web, "--set", "greeting=by-hand-four");
            Operation back = succeeded(api.await(api.submit("3", new HelmRollback("web", 2L, null, null, null))
                    .id()));
            String history = three.run(namespace, "history", "web");
            Operation gone = succeeded(api.await(
                    api.submit("4", new HelmUninstall("web", null, null, null)).id()));

            assertThat(back.result().values()).containsEntry("revision", 5).containsEntry("toRevision", 2);
            assertThat(history).contains("Rollback to 2", "deployed").doesNotContain("pending", "failed");
            assertThat(three.run(namespace, "list", "--all", "--short")).isBlank();
            assertThat(gone.phase()).isEqualTo(Phase.SUCCEEDED);
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void helmFourFailsWithTheCauseRollsBackTestsAndForces(TestNamespace namespace) {
        Helm four = HelmBed.require(Helm.find(Helm.V4), "helm 4");
        try (AgentProcess agent = agent(namespace, four, "four")) {
            AgentApi api = new AgentApi(agent, namespace.name());
            succeeded(api.await(api.submit("1", bed.web("web")).id()));

            Operation failed = api.await(api.submit("2", bed.web("web", "image=" + SampleImage.CRASH.reference()))
                    .id());
            Operation forced = api.await(
                    api.submit("3", HelmBed.with(bed.web("web", "greeting=forced"), Map.of("forceReplace", true)))
                            .id());
            HelmUpgrade shop = HelmBed.upgrade(
                    "shop", bed.charts().of("red", "red-secret", "shop"), HelmValues.of(null, "owner=a"));
            succeeded(api.await(api.submit("4", shop).id()));
            Operation tested = api.await(api.submit("5", new HelmTest("shop", null, List.of("shop-first-test")))
                    .id());

            assertThat(failed.phase()).as(String.valueOf(failed.failure())).isEqualTo(Phase.ROLLED_BACK);
            assertThat(failed.failure().causes())
                    .anySatisfy(cause -> assertThat(cause.logLines()).contains("panic: DATABASE_URL is not set"));
            assertThat(HelmBed.statuses(namespace))
                    .contains("deployed", "failed")
                    .doesNotContain("pending");
            assertThat(forced.phase()).as(String.valueOf(forced.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(tested.phase()).as(String.valueOf(tested.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    private static AgentProcess agent(TestNamespace namespace, Helm helm, String identity) {
        return bed.agent(
                namespace,
                helm,
                identity,
                Map.of("plainHttp", List.of(bed.charts().host())));
    }

    private static Operation succeeded(Operation operation) {
        assertThat(operation.phase()).as(String.valueOf(operation.failure())).isEqualTo(Phase.SUCCEEDED);
        return operation;
    }
}
