package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Delete;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The record of an operation has a limit, and an operation whose record is full could not even end. */
@ClusterTest
final class ApplyLimitsTest {

    private static final String LONG = "long-".repeat(40);

    @Test
    void moreObjectsThanARecordHoldsAreRefusedBeforeTheFirstWrite(TestNamespace namespace) {
        StringBuilder manifests = new StringBuilder("apiVersion: v1\nkind: List\nitems:\n");
        IntStream.range(0, 1300)
                .forEach(i ->
                        manifests.append("- {apiVersion: v1, kind: ConfigMap, metadata: {name: " + LONG + i + "}}\n"));
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine.Ended ended = bed.engine().run(ApplyBed.apply(manifests.toString()));

            assertThat(ended.operation().phase()).isEqualTo(Phase.FAILED);
            assertThat(ended.operation().failure().type()).isEqualTo(ProblemType.TOO_LARGE);
            assertThat(ended.operation().failure().message()).contains("1300 objects", "Nothing was written");
            assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain(LONG);
        }
    }

    @Test
    void ofMoreObjectsThanEventsAreKeptNoneIsToldTwice(TestNamespace namespace) {
        StringBuilder manifests = new StringBuilder();
        IntStream.range(0, 450).forEach(i -> manifests.append(ApplyBed.map("c-" + i, "1")));
        // Looked at again and again while it runs.
        manifests.append(
                ApplyBed.job("slow", 0, "").replace("{name: LINES", "{name: STEP_MS, value: '2000'}, {name: LINES"));
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine.Ended ended = bed.engine().run(ApplyBed.apply(manifests.toString()));

            assertThat(ended.operation().phase()).isEqualTo(Phase.SUCCEEDED);
            assertThat(ended.events().stream()
                            .map(Event::message)
                            .filter(m -> m.endsWith(" created") || m.startsWith("plan")))
                    .doesNotHaveDuplicates()
                    .hasSize(452);
        }
    }

    @Test
    void aDeletionOfManyObjectsThatGoOneByOneComesToItsEnd(TestNamespace namespace) {
        StringBuilder manifests = new StringBuilder();
        List<String> names = IntStream.range(0, 200).mapToObj(i -> LONG + i).toList();
        names.forEach(name -> manifests.append("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name
                + ", labels: {part: shop}, finalizers: [shop.example/slow]}\n"));
        namespace.apply(manifests.toString());
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Delete all = new Delete(List.of("configmaps"), "part=shop", null, null, null, null, null, null, null);
            Engine.Running running = bed.engine().submit(all, "3m", OnAbort.CANCEL, false);
            running.awaitEvent("waits for the end of");
            names.subList(0, 40).forEach(name -> finish(namespace, List.of(name)));
            finish(namespace, names.subList(40, 200));
            Engine.Ended ended = bed.engine().end(running);

            assertThat(ended.operation().phase()).isEqualTo(Phase.SUCCEEDED);
            assertThat(ended.operation().result().values().get("deleted"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(200);
        }
    }

    private static void finish(TestNamespace namespace, List<String> names) {
        namespace.kubectl(Stream.of(
                        Stream.of("patch", "configmap"),
                        names.stream(),
                        Stream.of("--type=merge", "-p", "{\"metadata\":{\"finalizers\":null}}"))
                .flatMap(s -> s)
                .toArray(String[]::new));
    }
}
