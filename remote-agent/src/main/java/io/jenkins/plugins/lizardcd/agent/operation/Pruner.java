package io.jenkins.plugins.lizardcd.agent.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Deletes records of ended operations by count and age. */
final class Pruner {

    private final RecordStore store;
    private final int keep;
    private final Duration keepFor;
    private final Clock clock;

    Pruner(RecordStore store, int keep, Duration keepFor, Clock clock) {
        this.store = store;
        this.keep = keep;
        this.keepFor = keepFor;
        this.clock = clock;
    }

    void prune(Collection<OperationRecord> records) {
        Instant oldest = clock.instant().minus(keepFor);
        List<OperationRecord> ended = records.stream()
                .filter(OperationRecord::ended)
                .sorted(Comparator.comparing((OperationRecord r) -> r.state().finishedAt())
                        .reversed())
                .toList();
        for (int i = 0; i < ended.size(); i++) {
            if (i >= keep || ended.get(i).state().finishedAt().isBefore(oldest)) {
                store.delete(ended.get(i));
            }
        }
    }
}
