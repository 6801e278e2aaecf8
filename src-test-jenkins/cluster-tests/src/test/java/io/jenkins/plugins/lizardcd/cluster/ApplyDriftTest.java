package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.apply;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Delete;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What has changed since the last apply: shown, corrected, or left to others; and everything deleted again. */
@ClusterTest
final class ApplyDriftTest {

    private static Apply ignoringReplicas(String manifests, boolean force) {
        return ignoring("deployment/*:/spec/replicas", manifests, force);
    }

    private static Apply ignoring(String field, String manifests, boolean force) {
        return new Apply(manifests, null, null, null, null, null, null, null, null, null, force, List.of(field));
    }

    @Test
    void driftIsReportedThenCorrectedAndIgnoredFieldsAreLeftAsTheyAre(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine engine = bed.engine();
            String all = bed.deployment("web", SampleImage.V1) + map("settings", "1");
            engine.run(apply(all));
            namespace.kubectl("scale", "deployment/web", "--replicas=2");
            namespace.kubectl("set", "image", "deployment/web", "*=" + SampleImage.V2.reference());
            namespace.kubectl("patch", "configmap/settings", "-p", "{\"data\":{\"key\":\"2\",\"more\":\"x\"}}");

            Engine.Ended report = engine.run(ignoringReplicas(all, false), "1m", OnAbort.CANCEL, true);
            Engine.Ended corrected = engine.run(ignoringReplicas(all, true));
            Engine.Ended clean = engine.run(ignoringReplicas(all, false), "1m", OnAbort.CANCEL, true);

            assertThat(report.operation().result().outcome()).as(report.log()).isEqualTo(Outcome.PLANNED);
            Map<String, Object> values = report.operation().result().values();
            assertThat(values.get("configured")).isEqualTo(List.of("configmap/settings", "deployment/web"));
            assertThat((String) values.get("diff"))
                    .contains("  configmap/settings\n-   data.key: 2\n+   data.key: 1\n", SampleImage.V2.reference())
                    .doesNotContain("replicas", "more");
            assertThat(String.valueOf(values.get("conflicts")))
                    .contains("configmap/settings", "deployment/web", "kubectl");
            assertThat(corrected.operation().phase()).as(corrected.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(namespace.field("deployment/web", ".spec.replicas")).isEqualTo("2");
            assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                    .isEqualTo(SampleImage.V1.reference());
            assertThat(namespace.field("configmap/settings", ".data")).contains("\"key\":\"1\"", "\"more\":\"x\"");
            assertThat(clean.operation().result().values().get("diff")).isEqualTo("");
        }
    }

    @Test
    void ignoredFieldThatSomebodyElseTookOverIsNoDriftAndIsNotWritten(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine engine = bed.engine();
            String settings = map("settings", "1");
            engine.run(apply(settings));
            namespace.kubectl("patch", "configmap/settings", "-p", "{\"data\":{\"key\":\"2\"}}");
            String version = namespace.field("configmap/settings", ".metadata.resourceVersion");
            Apply ignoring = ignoring("configmap/settings:/data/key", settings, true);

            Engine.Ended report = engine.run(ignoring, "1m", OnAbort.CANCEL, true);
            Engine.Ended again = engine.run(ignoring);

            assertThat(report.operation().result().values().get("unchanged"))
                    .as(report.log())
                    .isEqualTo(List.of("configmap/settings"));
            assertThat(again.operation().result().outcome()).as(again.log()).isEqualTo(Outcome.UNCHANGED);
            assertThat(namespace.field("configmap/settings", ".metadata.resourceVersion"))
                    .isEqualTo(version);
        }
    }

    @Test
    void deletesWhatManifestsNameAndLeavesTheRest(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine engine = bed.engine();
            String all = bed.deployment("web", SampleImage.V1) + map("settings", "${V}");
            engine.run(apply(all.replace("${V}", "1")));
            namespace.apply(map("other", "1"));

            Engine.Ended ended =
                    engine.run(new Delete(null, null, all, null, null, Map.of("V", "1"), null, null, null));
            Engine.Ended again =
                    engine.run(new Delete(null, null, all, null, null, Map.of("V", "1"), null, null, null));

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(ended.operation().result().values().get("deleted"))
                    .isEqualTo(List.of("deployment/web", "configmap/settings"));
            assertThat(ended.operation().targets()).contains("deployment/web");
            assertThat(again.operation().result().outcome()).isEqualTo(Outcome.UNCHANGED);
            assertThat(namespace.kubectl("get", "configmaps,deployments", "-o", "name"))
                    .contains("configmap/other")
                    .doesNotContain("settings", "web");
        }
    }
}
