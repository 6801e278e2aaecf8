package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a set holds, wherever it came from. */
@ClusterTest
final class ApplyInventoryTest {

    private static Apply pruning(String manifests) {
        return new Apply(manifests, null, null, null, "shop", "part=shop", 10, null, null, null, null, null);
    }

    private static String map(String name) {
        return ApplyBed.map(name, "1").replace("{name: " + name + "}", "{name: " + name + ", labels: {part: shop}}");
    }

    @Test
    void whatSomebodyElseMadeAndTheSetTookOverIsPrunedToo(TestNamespace namespace) {
        namespace.apply(map("a") + map("b"));
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine.Ended taken = bed.engine().run(pruning(map("a") + map("b")));
            Engine.Ended pruned = bed.engine().run(pruning(map("a")));

            assertThat(taken.operation().result().values().get("created"))
                    .as(taken.log())
                    .isEqualTo(List.of());
            assertThat(pruned.operation().result().values().get("deleted"))
                    .as(pruned.log())
                    .isEqualTo(List.of("configmap/b"));
        }
    }

    @Test
    void aKindThatTheClusterHasNoMoreDoesNotStandInTheWay(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            bed.engine().run(pruning(map("a")));
            String objects = "[{'apiVersion':'gone.example/v1','kind':'Gecko','name':'leo'},"
                    + "{'apiVersion':'v1beta1','kind':'ConfigMap','name':'a'}]";
            namespace.kubectl(
                    "patch",
                    "configmap/lizardcd-set-shop",
                    "-p",
                    "{\"data\":{\"objects\":\"" + objects.replace("'", "\\\"") + "\"}}");

            Engine.Ended ended = bed.engine().run(pruning(map("b")));

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
            // Of another version, it is the same object.
            assertThat(ended.operation().result().values().get("deleted")).isEqualTo(List.of("configmap/a"));
            assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain("configmap/a\n");
        }
    }
}
