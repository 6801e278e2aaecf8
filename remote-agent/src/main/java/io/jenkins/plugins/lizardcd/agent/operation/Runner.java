package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.client.FencedException;
import io.jenkins.plugins.lizardcd.agent.client.ObjectView;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.operation.Replica.Incarnation;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.time.Duration;
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
                engine.policy(),
                this::wake);
        return true;
    }

    private void requireGood(Incarnation holder) {
        if (!holder.good()) {
            throw new FencedException("the Lease of " + holder.identity() + " ran out; another replica may go on");
        }
    }

    /** Takes the locks; what must wait is looked at again, what cannot wait ends. */
    private boolean lock() throws Exception {
        Turn.Outcome outcome = new Turn(engine, run, life).take();
        if (outcome instanceof Turn.Waits) {
            again(RECHECK);
            return false;
        }
        if (outcome instanceof Turn.Ended ended) {
            end(ended.phase(), ended.failure());
            return false;
        }
        locked = true;
        OperationRecord record = run.record();
        if (run.hasOpenAct()) {
            stamp(record);
        }
        engine.permissions().require(engine.needs(record.request().spec()), record.what());
        run.started();
        return true;
    }

    /**
     * Whoever held the operation before may have a write under way. It carries the version of the object that it read; a
     * new version makes the API server refuse it.
     */
    private void stamp(OperationRecord record) {
        for (String target : record.targets()) {
            try {
                run.cluster().stamp(Workload.parse(target), record.fence());
            } catch (IllegalArgumentException e) {
                LOGGER.debug("{} is no workload", target);
            }
        }
    }

    private void giveBackEarly() {
        engine.earlyLock(id).ifPresent(EarlyLock::giveBack);
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
            tellNow();
            again(pause.get());
        }
    }

    /** It may last, and whoever waits shall know why; without an API server they will know later. */
    private void tellNow() {
        try {
            run.flush();
        } catch (RuntimeException e) {
            LOGGER.debug("operation {}: the fault cannot be recorded yet", id, e);
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
        String message = run.record().what() + " could not go on before its time ran out: " + firstLine(e)
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
