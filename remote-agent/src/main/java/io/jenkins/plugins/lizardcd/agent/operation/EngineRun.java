package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.Fence;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.operation.RecordStore.Stored;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.Caller;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journal of an operation while this replica holds it. Changes gather here and become durable together: before each
 * act, and at the end of each call of the handler. Only then do they reach the cache, and so any client.
 */
final class EngineRun implements Run {

    private final RecordStore store;
    private final RecordCache cache;
    private final Cluster cluster;
    private final Fence fence;
    private final Clock clock;
    private final AgentPolicy policy;
    private final Runnable waker;
    private OperationRecord record;
    private Instant puttingBackUntil = Instant.MIN;
    private boolean journalDirty;
    private boolean eventsDirty;

    EngineRun(
            OperationRecord record,
            RecordStore store,
            RecordCache cache,
            Cluster cluster,
            Fence fence,
            Clock clock,
            AgentPolicy policy,
            Runnable waker) {
        this.record = record;
        this.store = store;
        this.cache = cache;
        this.fence = fence;
        this.cluster = cluster.fenced(fence);
        this.clock = clock;
        this.policy = policy;
        this.waker = waker;
    }

    OperationRecord record() {
        return record;
    }

    @Override
    public String id() {
        return record.id();
    }

    @Override
    public String namespace() {
        return record.namespace();
    }

    @Override
    public Caller caller() {
        return record.request().caller();
    }

    @Override
    public boolean dryRun() {
        return record.request().dryRun();
    }

    @Override
    public OnAbort onAbort() {
        return cancel().map(CancelRequest::onAbort).orElse(record.request().onAbort());
    }

    @Override
    public Instant startedAt() {
        return record.state().startedAt();
    }

    @Override
    public Instant deadline() {
        // As with a cancel: a renewal is written by whoever received it.
        return cache.get(record.id()).orElse(record).deadline();
    }

    @Override
    public boolean expired() {
        return !clock.instant().isBefore(deadline());
    }

    @Override
    public void puttingBack(Instant until) {
        puttingBackUntil = until;
    }

    /** Until when faults are tried again. */
    Instant patience() {
        return puttingBackUntil.isAfter(deadline()) ? puttingBackUntil : deadline();
    }

    @Override
    public Optional<CancelRequest> cancel() {
        // A cancel is written by whoever received it, so the cache may know of it before we read the record again.
        return cache.get(record.id()).map(OperationRecord::cancel);
    }

    @Override
    public AgentPolicy policy() {
        return policy;
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Runnable waker() {
        return waker;
    }

    @Override
    public <T> T act(String step, Object before, Class<T> type, Act<T> act) throws Exception {
        Optional<JournalEntry> entry = entry(step);
        if (entry.isPresent() && !entry.get().open()) {
            return value(entry.get(), type);
        }
        boolean again = entry.isPresent();
        if (!again) {
            journal(JournalEntry.intent(step, clock.instant(), json(before)));
            flush();
        }
        fence.check();
        T outcome = act.perform(again);
        replace(entry(step).orElseThrow().done(clock.instant(), json(outcome)));
        return outcome;
    }

    @Override
    public <T> T note(String step, Class<T> type, Observation<T> value) throws Exception {
        Optional<T> noted = noted(step, type);
        if (noted.isPresent()) {
            return noted.get();
        }
        T seen = value.look();
        journal(JournalEntry.note(step, clock.instant(), json(seen)));
        return seen;
    }

    @Override
    public <T> Optional<T> noted(String step, Class<T> type) {
        return entry(step).filter(e -> !e.open()).map(e -> value(e, type));
    }

    @Override
    public <T> Optional<T> notedBy(String operation, String step, Class<T> type) {
        Optional<OperationRecord> other = cache.get(operation)
                .filter(o -> !o.ended())
                .or(() -> store.get(operation).map(Stored::record));
        return other.flatMap(o -> find(o, step)).filter(e -> !e.open()).map(e -> value(e, type));
    }

    @Override
    public void tell(String topic, Level level, String message, EventData data) {
        if (toldLast(topic, message)) {
            return;
        }
        List<Event> events = new ArrayList<>(record.events());
        events.add(new Event(record.lastEvent() + 1, clock.instant(), level, topic, message, data));
        with(record.state(), record.journal(), EventLog.bounded(events));
        eventsDirty = true;
    }

    private boolean toldLast(String topic, String message) {
        for (int i = record.events().size() - 1; i >= 0; i--) {
            Event event = record.events().get(i);
            if (topic.equals(event.topic())) {
                return message.equals(event.message());
            }
        }
        return false;
    }

    /** Whether an act was begun of which the outcome is not known. */
    boolean hasOpenAct() {
        return record.journal().stream().anyMatch(JournalEntry::open);
    }

    /** The operation locks more than its request says; durable at once, so that any replica knows its locks. */
    void locking(List<String> targets) {
        with(record.state().locking(targets), record.journal(), record.events());
        write();
    }

    /** The operation has its lock. */
    void started() {
        if (record.state().phase() != Phase.RUNNING) {
            with(record.state().started(clock.instant()), record.journal(), record.events());
            eventsDirty = true;
        }
    }

    /** The operation stands in line; durable at once, as this may last. */
    void queued(String message) {
        if (record.state().startedAt() == null) {
            with(record.state().phase(Phase.QUEUED), record.journal(), record.events());
        }
        tell("lock", Level.INFO, message, new EventData.Phased(Phase.QUEUED));
        flush();
    }

    /** Makes everything gathered so far durable and visible. */
    void flush() {
        if (journalDirty || eventsDirty) {
            write();
        }
    }

    /** Ends the operation: the last write. What led to the end is left out where the record does not hold that, too. */
    void end(Phase phase, Result result, Failure failure) {
        // As it will be read from the record: whoever asks now and whoever asks later get the same values.
        Result read = result == null ? null : Json.read(Json.write(result), Result.class);
        with(record.state().ended(phase, clock.instant(), read, failure), record.journal(), record.events());
        try {
            write();
        } catch (ProblemException e) {
            if (!journalDirty && !eventsDirty) {
                throw e;
            }
            OperationRecord durable = cache.get(record.id()).orElse(record);
            with(record.state(), durable.journal(), durable.events());
            journalDirty = false;
            eventsDirty = false;
            write();
        }
    }

    private void write() {
        fence.check();
        Stored stored = store.write(record, journalDirty, eventsDirty);
        journalDirty = false;
        eventsDirty = false;
        cache.put(stored);
    }

    private void journal(JournalEntry entry) {
        List<JournalEntry> journal = new ArrayList<>(record.journal());
        journal.add(entry);
        with(record.state(), journal, record.events());
        journalDirty = true;
    }

    private void replace(JournalEntry entry) {
        List<JournalEntry> journal = new ArrayList<>(record.journal());
        journal.replaceAll(e -> e.step().equals(entry.step()) ? entry : e);
        with(record.state(), journal, record.events());
        journalDirty = true;
    }

    private void with(OperationRecord.State state, List<JournalEntry> journal, List<Event> events) {
        record = new OperationRecord(
                record.id(),
                record.namespace(),
                record.request(),
                record.fence(),
                state,
                List.copyOf(journal),
                List.copyOf(events),
                record.cancel(),
                record.renewedAt());
    }

    private Optional<JournalEntry> entry(String step) {
        return find(record, step);
    }

    private static Optional<JournalEntry> find(OperationRecord record, String step) {
        return record.journal().stream().filter(e -> e.step().equals(step)).findFirst();
    }

    private static JsonNode json(Object value) {
        return Json.tolerant().valueToTree(value);
    }

    private static <T> T value(JournalEntry entry, Class<T> type) {
        return Json.tolerant().convertValue(entry.observed(), type);
    }
}
