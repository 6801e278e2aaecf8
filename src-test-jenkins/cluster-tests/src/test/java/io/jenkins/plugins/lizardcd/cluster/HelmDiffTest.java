package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmRollback;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an upgrade and a rollback will change is told before anything is written, and no secret of it. */
@ClusterTest
final class HelmDiffTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void theChangesOfAnUpgradeAreToldBeforeItsFirstWrite(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            end(api, "1", bed.web("web"), false, new ArrayList<>());
            // The agent can record the operation, but helm no revision any more; and that is what helm writes first.
            int secrets = namespace.kubectl("get", "secrets", "-o", "name").split("\n").length;
            namespace.kubectl("create", "quota", "full", "--hard=count/secrets=" + (secrets + 1));
            namespace.await("the quota counts", () -> namespace
                    .field("quota/full", ".status.used.count/secrets")
                    .equals(String.valueOf(secrets)));
            String version = namespace.field("deployment/web", ".metadata.resourceVersion");

            List<String> told = new ArrayList<>();
            Operation refused =
                    end(api, "2", bed.web("web", "image=" + SampleImage.V2.reference(), "replicas=2"), false, told);
            assertThat(refused.phase()).isEqualTo(Phase.FAILED);
            assertThat(refused.failure().message()).contains("release/web was not changed", "exceeded quota");
            String change = "changes deployment/web: spec.replicas 1 -> 2, spec.template.spec.containers[0].image "
                    + SampleImage.V1.reference() + " -> " + SampleImage.V2.reference();
            assertThat(told).contains(change).noneMatch(line -> line.contains("configmap"));
            assertThat(told.indexOf("helm upgrades release/web")).isGreaterThan(told.indexOf(change));
            assertThat(namespace.field("deployment/web", ".metadata.resourceVersion"))
                    .isEqualTo(version);
        }
    }

    @Test
    void aDryRunTellsEachValueAndNoSecret(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            end(api, "1", vault("db: {password: Plain-5ecret}"), false, new ArrayList<>());

            List<String> told = new ArrayList<>();
            Operation planned = end(api, "2", vault("{mode: label, db: {password: by-h4nd-secret}}"), true, told);
            Operation none = end(api, "3", vault("db: {password: Plain-5ecret}"), true, told);

            assertThat(planned.result().changes())
                    .contains(
                            new Change("secret/vault", "stringData.password", "****", "****"),
                            new Change("configmap/vault", "metadata.labels.of", "vault", "****"));
            assertThat((String) planned.result().values().get("diff"))
                    .contains("  configmap/vault\n-   metadata.labels.of: vault\n+   metadata.labels.of: ****\n");
            assertThat(planned.toString() + told).doesNotContain("by-h4nd", "5ecret");
            assertThat(none.result().changes()).isEmpty();
            assertThat(bed.helm().run(namespace, "history", "vault", "--max", "9"))
                    .doesNotContain("2  ");
        }
    }

    @Test
    void whatIsReplacedIsMaskedWhenItWasSecret(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            end(api, "1", web("list: [{password: 0ld-5ecret}]"), false, new ArrayList<>());

            List<String> told = new ArrayList<>();
            Operation planned = end(api, "2", web("list: [{password: n3w-5ecret}]"), true, told);
            Operation done = end(api, "3", web("list: [{password: n3w-5ecret}]"), false, told);

            String masked = "[{\"password\":\"****\"}]";
            assertThat(planned.result().changes())
                    .contains(new Change("configmap/web-settings", "data.list", masked, masked));
            assertThat(done.phase()).as(String.valueOf(done.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(planned.toString() + done + told).doesNotContain("5ecret");
        }
    }

    @Test
    void whatAFailedUpgradeHasLeftIsWhatTheNextOneAndARollbackStartFrom(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            HelmUpgrade failing = HelmBed.with(
                    bed.web("web", "image=" + SampleImage.NEVER_READY.reference(), "greeting=bad"),
                    Map.of("rollbackOnFailure", false));
            api.await(api.submit(HelmBed.request("1", failing, "10s", false)).id());

            Operation upgrade = end(api, "2", bed.web("web"), true, new ArrayList<>());
            end(api, "3", bed.web("web"), false, new ArrayList<>());
            api.await(api.submit(HelmBed.request("4", failing, "10s", false)).id());
            Operation rollback = end(api, "5", new HelmRollback("web", 0L, null, null, null), true, new ArrayList<>());

            assertThat(upgrade.result().changes())
                    .contains(new Change("configmap/web-settings", "data.greeting", "bad", "hello"));
            assertThat(rollback.result().changes())
                    .contains(new Change("configmap/web-settings", "data.greeting", "bad", "hello"));
        }
    }

    @Test
    void theChangesOfARollbackAreToldToo(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            end(api, "1", bed.web("web"), false, new ArrayList<>());
            end(api, "2", bed.web("web", "greeting=welcome"), false, new ArrayList<>());

            List<String> told = new ArrayList<>();
            Operation planned = end(api, "3", new HelmRollback("web", 1L, null, null, null), true, new ArrayList<>());
            Operation back = end(api, "4", new HelmRollback("web", 1L, null, null, null), false, told);

            assertThat((String) planned.result().values().get("diff")).contains("-   data.greeting: welcome\n");
            assertThat(back.phase()).as(String.valueOf(back.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(told)
                    .anyMatch(line -> line.startsWith("changes configmap/web-settings: data.greeting welcome ->"));
            assertThat(back.result().changes())
                    .contains(new Change("configmap/web-settings", "data.greeting", "welcome", "hello"));
        }
    }

    private static OperationSpec web(String values) {
        return HelmBed.upgrade("web", bed.charts().archive("web"), HelmValues.of(values));
    }

    private static OperationSpec vault(String values) {
        return HelmBed.upgrade("vault", bed.charts().archive("vault"), HelmValues.of(values));
    }

    /** Runs it to its end, and adds what it tells. */
    private static Operation end(AgentApi api, String key, OperationSpec spec, boolean dryRun, List<String> told) {
        List<Event> events = new ArrayList<>();
        Operation end =
                api.follow(api.submit(HelmBed.request(key, spec, "1m", dryRun)).id(), 0, events);
        events.forEach(e -> told.add(e.message()));
        return end;
    }
}
