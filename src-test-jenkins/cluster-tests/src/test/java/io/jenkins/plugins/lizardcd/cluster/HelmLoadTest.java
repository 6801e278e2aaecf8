package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Twenty upgrades at once: none mixes, nothing is left, and memory returns. */
@ClusterTest
final class HelmLoadTest {

    private static final HelmBed bed = HelmBed.SHARED;

    private static final int UPGRADES = 20;

    @Test
    void twentyParallelUpgradesNeverMixAndGiveTheirMemoryBack(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("warm", upgrade("warm")).id());
            long before = residentMegabytes(agent);

            List<Operation> submitted = IntStream.range(0, UPGRADES)
                    .mapToObj(i -> api.submit("k" + i, upgrade("shop" + i)))
                    .toList();
            List<Operation> ends =
                    submitted.stream().map(o -> api.await(o.id())).toList();

            assertThat(ends).allSatisfy(end -> assertThat(end.phase())
                    .as(String.valueOf(end.failure()))
                    .isEqualTo(Phase.SUCCEEDED));
            for (int i = 0; i < UPGRADES; i++) {
                assertThat(namespace.field("configmap/shop" + i + "-db", ".data.engine"))
                        .isEqualTo("engine of shop" + i);
            }
            assertThat(HelmBed.helmsOf(agent)).isEmpty();
            assertThat(bed.leftovers(agent)).isEmpty();
            assertThat(residentMegabytes(agent)).isLessThan(before + 60);
        }
    }

    private static HelmUpgrade upgrade(String release) {
        HelmValues values = HelmValues.of("owner: anna\ndb: {engine: engine of " + release + "}");
        return HelmBed.with(HelmBed.upgrade(release, bed.charts().open("shop"), values), Map.of("noHooks", true));
    }

    private static long residentMegabytes(AgentProcess agent) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(agent.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
