package io.jenkins.plugins.lizardcd.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
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
        List<Operation> operations = ended(5, Duration.ofSeconds(10));

        assertThat(pruner.surplus(operations)).isEmpty();
    }

    @Test
    void ofOlderOnesTheNewestStay() {
        List<Operation> operations = ended(5, Duration.ofHours(2));

        assertThat(pruner.surplus(operations)).extracting(Operation::id).containsExactly("op-2", "op-3", "op-4");
    }

    @Test
    void recentOnesStayUpToFiveTimesTheCount() {
        List<Operation> operations = ended(12, Duration.ofSeconds(10));

        assertThat(pruner.surplus(operations)).extracting(Operation::id).containsExactly("op-10", "op-11");
    }

    @Test
    void byAgeAllGo() {
        assertThat(pruner.surplus(ended(1, Duration.ofDays(31)))).hasSize(1);
    }

    @Test
    void whatRunsIsNeverDeleted() {
        Operation running = operation("op", Phase.RUNNING, null);

        assertThat(pruner.surplus(Collections.nCopies(20, running))).isEmpty();
    }

    private static List<Operation> ended(int count, Duration age) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant finished = NOW.minus(age).minusSeconds(i);
            operations.add(operation("op-" + i, Phase.SUCCEEDED, finished));
        }
        Collections.shuffle(operations);
        return operations;
    }

    private static Operation operation(String id, Phase phase, Instant finished) {
        return new Operation(id, "shop", "restart", List.of(), phase, null, NOW, NOW, finished, 1, null, null);
    }
}
