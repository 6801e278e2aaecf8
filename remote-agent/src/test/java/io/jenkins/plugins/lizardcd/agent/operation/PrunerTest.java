package io.jenkins.plugins.lizardcd.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Restart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrunerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final Pruner pruner = new Pruner(2, Duration.ofDays(30), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatEndedAMomentAgoStaysWhateverTheCount() {
        List<OperationRecord> records = ended(5, Duration.ofSeconds(10));

        assertThat(pruner.surplus(records)).isEmpty();
    }

    @Test
    void ofOlderOnesTheNewestStay() {
        List<OperationRecord> records = ended(5, Duration.ofHours(2));

        assertThat(pruner.surplus(records)).extracting(OperationRecord::id).containsExactly("op-2", "op-3", "op-4");
    }

    @Test
    void recentOnesStayUpToFiveTimesTheCount() {
        List<OperationRecord> records = ended(12, Duration.ofSeconds(10));

        assertThat(pruner.surplus(records)).extracting(OperationRecord::id).containsExactly("op-10", "op-11");
    }

    @Test
    void byAgeAllGo() {
        assertThat(pruner.surplus(ended(1, Duration.ofDays(31)))).hasSize(1);
    }

    @Test
    void whatRunsIsNeverDeleted() {
        OperationRecord running = record("op", Phase.RUNNING, null);

        assertThat(pruner.surplus(Collections.nCopies(20, running))).isEmpty();
    }

    private static List<OperationRecord> ended(int count, Duration age) {
        List<OperationRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant finished = NOW.minus(age).minusSeconds(i);
            records.add(record("op-" + i, Phase.SUCCEEDED, finished));
        }
        Collections.shuffle(records);
        return records;
    }

    private static OperationRecord record(String id, Phase phase, Instant finished) {
        OperationRequest request = new OperationRequest(
                id, new Restart(Workload.parse("deployment/web"), null, null, null), null, null, null, null, null);
        OperationRecord.State state = new OperationRecord.State(phase, null, NOW, NOW, finished, null, null);
        return new OperationRecord(id, "shop", request, 1, state, List.of(), List.of(), null);
    }
}
