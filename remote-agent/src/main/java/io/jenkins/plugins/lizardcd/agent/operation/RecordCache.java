package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.operation.RecordStore.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The newest version of each record that this replica knows, from its own writes and from the watch, and who listens to
 * it. What a listener sees is durable.
 */
final class RecordCache {

    private final Map<String, Stored> records = new ConcurrentHashMap<>();
    private final Map<String, List<Consumer<OperationRecord>>> listeners = new ConcurrentHashMap<>();

    /** Takes a version in. False when that one, or a newer one, is known already. */
    boolean put(Stored stored) {
        String id = stored.record().id();
        Stored now = records.merge(id, stored, (old, fresh) -> fresh.version() > old.version() ? fresh : old);
        if (now != stored) {
            return false;
        }
        listeners.getOrDefault(id, List.of()).forEach(l -> l.accept(stored.record()));
        return true;
    }

    void remove(String id) {
        records.remove(id);
    }

    Optional<OperationRecord> get(String id) {
        return Optional.ofNullable(records.get(id)).map(Stored::record);
    }

    Collection<OperationRecord> all() {
        List<OperationRecord> all = new ArrayList<>();
        records.values().forEach(s -> all.add(s.record()));
        return all;
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
