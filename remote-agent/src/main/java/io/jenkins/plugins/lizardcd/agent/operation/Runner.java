package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.client.FencedException;
import io.jenkins.plugins.lizardcd.agent.client.ObjectView;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.operation.Replica.Incarnation;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves one operation on. It sleeps without a thread and is woken when the record, the lock or a watched object may have
 * changed; a wake-up while it works is remembered. Each replica has a runner for every operation that has not ended;
 * only the one that owns the record acts.
 */
final class Runner {

    private static final Logger LOGGER = LoggerFactory.getLogger(Runner.class);
    private static final Duration RECHECK = Duration.ofSeconds(1);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(10);

    private final String id;
    private final NamespaceEngine engine;
    private final AtomicInteger wakeUps = new AtomicInteger();
    private volatile Incarnation life;
    private EngineRun run;
    private volatile boolean locked;
    private ObjectView.Subscription subscription;
    private Set<String> watched = Set.of();
    private ScheduledFuture<?> timer;
    private final Retries retries = new Retries();

    Runner(String id, NamespaceEngine engine) {
        this.id = id;
        this.engine = engine;
    }

    /** Has the operation looked at soon. Returns at once. */
    void wake() {
        if (wakeUps.getAndIncrement() == 0) {
            engine.workers().execute(this::work);
        }
    }

    /** As {@link #wake}, but leaves alone what has its lock: that waits for changes of its own. */
    void wakeUnlessRunning() {
        if (!locked || !life.good()) {
            wake();
        }
    }

    private void work() {
        int seen;
        do {
            seen = wakeUps.get();
            try {
                step();
            } catch (FencedException e) {
                LOGGER.warn("operation {}: {}", id, e.getMessage());
                drop();
                again(RECHECK);
            } catch (ProblemException e) {
                refuse(e);
            } catch (Exception e) {
                retry(e);
            } catch (Error e) {
                LOGGER.error("operation {} meets an error of the Java platform", id, e);
                again(SLOWEST_RETRY);
            }
        } while (!wakeUps.compareAndSet(seen, 0));
    }

    private void step() throws Exception {
        Optional<OperationRecord> known = engine.cache().get(id);
        if (known.isEmpty() || known.get().ended()) {
            giveBackEarly();
            drop();
            engine.forget(this, id);
            return;
        }
        if (run != null && !life.good()) {
            drop();
        }
        if ((run != null || own(known.get())) && (locked || lock())) {
            advance(run.record().request().spec());
        }
    }

    /** Makes the record ours: it is from the start, or its owner is dead. */
    private boolean own(OperationRecord record) {
        Incarnation current = engine.replica().current();
        if (!current.good()) {
            again(RECHECK);
            return false;
        }
        String holder = record.state().holder();
        OperationRecord owned = record;
        if (!current.identity().equals(holder)) {
            if (!engine.replica().dead(holder)) {
                giveBackEarly();
                return false;
            }
            LOGGER.info("operation {}: takes over from {}", id, holder);
            OperationRecord.State state = record.state().heldBy(current.identity());
            owned = engine.take(engine.store().claim(record, state));
        }
        life = current;
        run = new EngineRun(
                owned,
                engine.store(),
                engine.cache(),
                engine.cluster(),
                () -> requireGood(current),
                engine.clock(),
                this::wake);
        return true;
    }

    private void requireGood(Incarnation holder) {
        if (!holder.good()) {
            throw new FencedException("the Lease of " + holder.identity() + " ran out; another replica may go on");
        }
    }

    /** Takes the locks, or waits, fails or supersedes as the request says. */
    private boolean lock() throws Exception {
        OperationRecord record = run.record();
        if (record.state().startedAt() == null && endedBeforeStart(record)) {
            return false;
        }
        record = withAllTargets(record.request().spec());
        TargetLocks.Holder me = new TargetLocks.Holder(life.identity(), id);
        Optional<String> other = engine.before(record);
        if (other.isEmpty() && !engine.earlyLock(id).map(e -> e.takenBy(me)).orElse(false)) {
            other = engine.locks().acquire(TargetLocks.needed(record), me).map(TargetLocks.Holder::operation);
        }
        if (other.isPresent()) {
            giveBackEarly();
            standInLine(record, other.get());
            return false;
        }
        locked = true;
        if (run.hasOpenAct()) {
            // Whoever held the operation before may have a write under way. It carries the version of the object that
            // it read; a new version makes the API server refuse it.
            run.cluster().stamp(record.targets(), record.fence());
        }
        engine.permissions().require(engine.needs(record.request().spec()), what(record));
        run.started();
        return true;
    }

    /** The record with what the operation locks: which workloads that are only its handler may know. */
    private <S extends OperationSpec> OperationRecord withAllTargets(S spec) throws Exception {
        if (run.record().state().startedAt() == null && run.record().state().targets() == null) {
            List<String> all = engine.handlers().of(spec).targets(spec, run);
            if (!all.equals(spec.targets())) {
                giveBackEarly();
                run.locking(all);
            }
        }
        return run.record();
    }

    private void giveBackEarly() {
        engine.earlyLock(id).ifPresent(EarlyLock::giveBack);
    }

    private boolean endedBeforeStart(OperationRecord record) {
        Optional<CancelRequest> cancel = run.cancel();
        if (cancel.isPresent()) {
            String message = what(record) + " was cancelled before it began: "
                    + cancel.get().reason();
            end(Phase.CANCELLED, Failure.of(ProblemType.CANCELLED, message));
            return true;
        }
        if (run.expired()) {
            String message = what(record) + " waited " + record.request().timeout()
                    + " for its turn and did not begin; nothing was changed. Raise the timeout, or use lock: supersede";
            end(Phase.FAILED, Failure.of(ProblemType.TIMEOUT, message));
            return true;
        }
        return false;
    }

    private void standInLine(OperationRecord record, String other) {
        String targets = String.join(", ", record.targets());
        switch (record.request().lock()) {
            case FAIL ->
                end(
                        Phase.FAILED,
                        Failure.of(
                                ProblemType.TARGET_LOCKED,
                                what(record) + " was refused: operation " + other + " runs on " + targets
                                        + ". Nothing was changed. Wait for it, or use lock: queue or supersede"));
            case SUPERSEDE -> {
                run.queued("supersedes operation " + other + " on " + targets);
                engine.supersede(other, record);
                again(RECHECK);
            }
            default -> {
                run.queued("waits for operation " + other + " on " + targets);
                again(RECHECK);
            }
        }
    }

    private <S extends OperationSpec> void advance(S spec) throws Exception {
        Progress progress;
        try {
            progress = engine.handlers().of(spec).advance(spec, run);
        } catch (ProblemException e) {
            progress = Progress.ended(e);
        }
        retries.passed();
        if (progress instanceof Progress.Wait wait) {
            run.flush();
            watch(wait.objects());
            again(untilNextLook(wait.atMost()));
        } else if (progress instanceof Progress.Done done) {
            run.end(Phase.SUCCEEDED, done.result(), null);
            leave();
        } else if (progress instanceof Progress.Failed failed) {
            end(failed.phase(), failed.failure());
        }
    }

    private Duration untilNextLook(Duration atMost) {
        Duration toDeadline =
                Duration.between(engine.clock().instant(), run.deadline()).plusMillis(1);
        return !toDeadline.isNegative() && toDeadline.compareTo(atMost) < 0 ? toDeadline : atMost;
    }

    private void end(Phase phase, Failure failure) {
        run.end(phase, null, failure);
        leave();
    }

    /** After the end: frees the locks and lets the next one in. */
    private void leave() {
        giveBackEarly();
        OperationRecord ended = run.record();
        boolean free = locked;
        TargetLocks.Holder me = new TargetLocks.Holder(life.identity(), id);
        drop();
        engine.forget(this, id);
        if (free) {
            engine.locks().release(TargetLocks.needed(ended), me);
        }
        engine.freed(ended);
    }

    private void retry(Exception e) {
        LOGGER.warn("operation {}: fault: {}", id, e.toString());
        LOGGER.debug("operation {}", id, e);
        if (run == null) {
            again(SLOWEST_RETRY);
            return;
        }
        Optional<Duration> pause = retries.next(engine.clock().instant(), run.patience());
        if (pause.isEmpty()) {
            giveUp(e);
        } else {
            run.tell("fault", Level.WARNING, "cannot go on, trying again: " + firstLine(e), null);
            again(pause.get());
        }
    }

    /** Something that will not pass by itself. */
    private void refuse(ProblemException e) {
        if (run == null) {
            retry(e);
        } else {
            endAnyway(Failure.of(e.problem().type(), e.problem().detail()));
        }
    }

    private void giveUp(Exception e) {
        String message = what(run.record()) + " could not go on before its time ran out: " + firstLine(e)
                + ". What was done stays; look at the objects";
        endAnyway(Failure.of(ProblemType.UNAVAILABLE, message));
    }

    private void endAnyway(Failure failure) {
        try {
            end(Phase.FAILED, failure);
        } catch (RuntimeException again) {
            LOGGER.warn("operation {}: cannot record its end: {}", id, again.toString());
            again(SLOWEST_RETRY);
        }
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    private static String what(OperationRecord record) {
        OperationSpec spec = record.request().spec();
        return (spec.kindName() + " " + String.join(", ", spec.targets())).trim();
    }

    private void watch(Set<String> objects) {
        if (!objects.equals(watched)) {
            unwatch();
            watched = objects;
            subscription = engine.cluster().view().subscribe(objects, this::wake);
        }
    }

    private void unwatch() {
        if (subscription != null) {
            subscription.close();
        }
        subscription = null;
        watched = Set.of();
    }

    private void drop() {
        unwatch();
        run = null;
        locked = false;
    }

    private void again(Duration delay) {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = engine.later(this::wake, delay);
    }
}
