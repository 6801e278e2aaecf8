package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.operation.RecordStore.Stored;
import io.jenkins.plugins.lizardcd.shared.Operation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The newest version of each record that this replica knows, from its own writes and from the watch, and who listens to
 * it. What a listener sees is durable. Of operations that have ended only the outcome is kept, but for the last few,
 * whose callers are about to ask.
 */
final class RecordCache {

    private static final int WHOLE = 32;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, List<Consumer<OperationRecord>>> listeners = new ConcurrentHashMap<>();
    private final Queue<String> lastEnded = new ArrayDeque<>();

    /** Either the whole record, or the outcome of one that has ended; of those whole, without the journal. */
    private record Entry(long version, OperationRecord whole, Operation outcome) {

        static Entry of(Stored stored) {
            OperationRecord record = stored.record();
            return record.ended()
                    ? new Entry(stored.version(), record.withoutJournal(), record.view())
                    : new Entry(stored.version(), record, null);
        }

        Entry shortened() {
            return outcome == null ? this : new Entry(version, null, outcome);
        }

        Operation view() {
            return outcome == null ? whole.view() : outcome;
        }
    }

    /** Takes a version in. False when that one, or a newer one, is known already. */
    boolean put(Stored stored) {
        OperationRecord record = stored.record();
        Entry fresh = Entry.of(stored);
        Entry now = entries.merge(record.id(), fresh, (old, next) -> next.version() > old.version() ? next : old);
        if (now != fresh) {
            return false;
        }
        if (record.ended()) {
            shortenOldest(record.id());
        }
        listeners.getOrDefault(record.id(), List.of()).forEach(l -> l.accept(record));
        return true;
    }

    private void shortenOldest(String ended) {
        String oldest;
        synchronized (lastEnded) {
            lastEnded.add(ended);
            oldest = lastEnded.size() > WHOLE ? lastEnded.remove() : null;
        }
        if (oldest != null) {
            entries.computeIfPresent(oldest, (id, entry) -> entry.shortened());
        }
    }

    /** Whether that version is newer than the known one. */
    boolean isNews(String id, long version) {
        Entry known = entries.get(id);
        return known == null || known.version() < version;
    }

    void remove(String id) {
        entries.remove(id);
    }

    /** The whole record; empty also when it has ended and only its outcome is kept. */
    Optional<OperationRecord> get(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::whole);
    }

    /** What clients see of it. */
    Optional<Operation> view(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::view);
    }

    /** The records of operations that have not ended. */
    Collection<OperationRecord> active() {
        return entries.values().stream()
                .map(Entry::whole)
                .filter(Objects::nonNull)
                .filter(r -> !r.ended())
                .toList();
    }

    /** What clients see of all. */
    Collection<Operation> views() {
        return entries.values().stream().map(Entry::view).toList();
    }

    /** Calls back for each newer version from now on; must not block. The returned action ends it. */
    Runnable listen(String id, Consumer<OperationRecord> listener) {
        listeners.computeIfAbsent(id, i -> new CopyOnWriteArrayList<>()).add(listener);
        return () -> listeners.computeIfPresent(id, (i, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }
}
