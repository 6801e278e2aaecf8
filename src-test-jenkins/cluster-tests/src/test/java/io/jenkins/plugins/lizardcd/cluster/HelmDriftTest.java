package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.DriftQuery;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ReleaseDrift;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report of what somebody has changed by hand in the objects of a release. */
@ClusterTest
final class HelmDriftTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void whatHelmHasJustMadeHasNotDrifted(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            upgrade(api, "web", "web", "list={a,b}");
            upgrade(api, "shop", "shop", "owner=a");

            ReleaseDrift web = drift(api, "web");
            ReleaseDrift shop = drift(api, "shop");

            assertThat(web.drifted()).as(web.diff()).isFalse();
            assertThat(web.unchanged()).containsExactlyInAnyOrder("configmap/web-settings", "deployment/web");
            assertThat(shop.drifted()).as(shop.diff()).isFalse();
            assertThat(shop.notCompared()).isEmpty();
            assertThat(shop.diff()).isEmpty();
        }
    }

    @Test
    void whatWasEditedScaledAndDeletedByHandIsReportedAndNothingIsWritten(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            upgrade(api, "web", "web");
            namespace.kubectl("scale", "deployment/web", "--replicas=2");
            namespace.kubectl("set", "image", "deployment/web", "*=" + SampleImage.V2.reference());
            namespace.kubectl("annotate", "deployment/web", "note=harmless");
            namespace.kubectl("delete", "configmap/web-settings");
            String version = namespace.field("deployment/web", ".spec");

            ReleaseDrift all = drift(api, "web");
            ReleaseDrift scaled = drift(api, "web", "deployment/*:/spec/template/spec/containers/0/image");
            ReleaseDrift none =
                    drift(api, "web", "/spec/replicas", "deployment/web:/spec/template/spec/containers/0/image");

            assertThat(all.drifted()).isTrue();
            assertThat(all.changed()).containsExactly("deployment/web");
            assertThat(all.missing()).containsExactly("configmap/web-settings");
            assertThat(all.diff())
                    .contains(
                            "+ configmap/web-settings\n",
                            "-   spec.replicas: 2\n+   spec.replicas: 1\n",
                            "-   spec.template.spec.containers[0].image: " + SampleImage.V2.reference(),
                            "+   spec.template.spec.containers[0].image: " + SampleImage.V1.reference())
                    .doesNotContain("harmless");
            assertThat(scaled.diff()).contains("spec.replicas").doesNotContain("image");
            assertThat(none.changed()).isEmpty();
            assertThat(namespace.field("deployment/web", ".spec")).isEqualTo(version);
        }
    }

    @Test
    void theDataOfASecretIsMasked(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            upgrade(api, "vault", "vault", "db.password=Tr0ub4dor3");
            namespace.kubectl("patch", "secret", "vault", "-p", "{\"stringData\":{\"password\":\"by-hand-Tr0ub\"}}");
            namespace.kubectl("label", "configmap", "vault", "of=Tr0ub4dor3", "--overwrite");

            ReleaseDrift drift = drift(api, "vault");

            assertThat(drift.changed()).containsExactlyInAnyOrder("secret/vault", "configmap/vault");
            assertThat(drift.diff())
                    .contains("data.password: ****", "-   metadata.labels.of: ****\n+   metadata.labels.of: vault\n")
                    .doesNotContain("Tr0ub");
        }
    }

    @Test
    void whatIsWrongWithTheQuestionIsSaid(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            AgentApi.Answer none = api.post(Api.release(namespace.name(), "web", "drift"), "{}");
            AgentApi.Answer wrong =
                    api.post(Api.release(namespace.name(), "web", "drift"), "{\"ignore\":[\"replicas\"]}");

            assertThat(none.status()).isEqualTo(404);
            assertThat(none.problem().detail()).contains("there is no release/web");
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.problem().detail()).contains("'replicas' ignores nothing");
        }
    }

    private static ReleaseDrift drift(AgentApi api, String release, String... ignore) {
        String query = Json.write(new DriftQuery(List.of(ignore)));
        return api.post(Api.release(api.namespace(), release, "drift"), query).as(ReleaseDrift.class);
    }

    private static void upgrade(AgentApi api, String release, String chart, String... set) {
        Operation end = api.await(
                api.submit(release, HelmBed.upgrade(release, bed.charts().archive(chart), HelmValues.of(null, set)))
                        .id());
        assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.SUCCEEDED);
    }
}
