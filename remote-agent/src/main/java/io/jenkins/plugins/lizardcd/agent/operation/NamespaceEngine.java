package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.OwnObjects;
import io.jenkins.plugins.lizardcd.agent.operation.RecordStore.Stored;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Permission;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's part for one namespace: its records, locks, replicas and runners. */
final class NamespaceEngine implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(NamespaceEngine.class);
    private static final Comparator<OperationRecord> OLDEST_FIRST =
            Comparator.comparing((OperationRecord r) -> r.state().submittedAt()).thenComparing(OperationRecord::id);

    private final Cluster cluster;
    private final EngineSettings settings;
    private final Handlers handlers;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final RecordStore store;
    private final RecordCache cache = new RecordCache();
    private final Leases leases;
    private final Replica replica;
    private final TargetLocks locks;
    private final Permissions permissions;
    private final Map<String, Runner> runners = new ConcurrentHashMap<>();
    private final Map<String, EarlyLock> earlyLocks = new ConcurrentHashMap<>();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(action -> {
        Thread thread = new Thread(action, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private boolean secretsWatched;
    private final CountDownLatch listed = new CountDownLatch(1);
    private final CountDownLatch alive = new CountDownLatch(1);

    NamespaceEngine(
            Cluster cluster,
            EngineSettings settings,
            Handlers handlers,
            Executor workers,
            ScheduledExecutorService timer,
            Clock clock) {
        this.cluster = cluster;
        this.settings = settings;
        this.handlers = handlers;
        this.workers = workers;
        this.timer = timer;
        this.clock = clock;
        this.store = new RecordStore(cluster);
        this.leases = new Leases(cluster);
        this.replica = new Replica(leases, settings.identity(), settings.leaseDuration());
        this.locks = new TargetLocks(leases, standing());
        this.permissions = new Permissions(cluster);
    }

    /** Begins to renew, to watch and to go on with what has not ended. Retries by itself while the API server is away. */
    void start() {
        long beat = settings.leaseDuration().toMillis() / 5;
        // A thread of its own: slow work elsewhere must not cost us our locks.
        heart.scheduleWithFixedDelay(this::beat, 0, beat, TimeUnit.MILLISECONDS);
        open.add(heart::shutdownNow);
        ScheduledFuture<?> look = timer.scheduleWithFixedDelay(this::wakeAll, beat, beat, TimeUnit.MILLISECONDS);
        open.add(() -> look.cancel(false));
        open.add(leases.watch(new LeaseListener()));
        open.add(store.watch(new RecordListener(), listed::countDown));
        ScheduledFuture<?> prune =
                timer.scheduleWithFixedDelay(() -> workers.execute(this::prune), 60, 300, TimeUnit.SECONDS);
        open.add(() -> prune.cancel(false));
    }

    /** Whether what is recorded has been listed, so that what is not known does not exist. */
    boolean listed() {
        return listed.getCount() == 0;
    }

    /** Waits until operations can be accepted, or the time is over. */
    void awaitReady(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        if (alive.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            listed.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void beat() {
        try {
            boolean reborn = replica.renew();
            alive.countDown();
            if (reborn) {
                watchSecrets();
                LOGGER.info("replica is {} in namespace {}", replica.current().identity(), cluster.namespace());
                wakeAll();
            }
        } catch (RuntimeException e) {
            LOGGER.warn(
                    "cannot renew the Lease of this replica in namespace {}: {}", cluster.namespace(), e.getMessage());
        }
    }

    /** Records with secrets are looked for only where the Role permits it; without that none can be made either. */
    synchronized void watchSecrets() {
        if (!secretsWatched
                && permissions
                        .missing(RecordStore.permissionsForSecrets().toList())
                        .isEmpty()) {
            open.add(store.watchSecrets(new RecordListener()));
            secretsWatched = true;
        }
    }

    /** Takes a version of a record in, and has it looked at when it has not ended. */
    OperationRecord take(Stored stored) {
        // The watch brings our own writes back to us; those are no news.
        boolean news = cache.put(stored);
        if (news && !stored.record().ended()) {
            runners.computeIfAbsent(stored.record().id(), id -> new Runner(id, this))
                    .wake();
        }
        return stored.record();
    }

    /**
     * Records a new operation and has it run; its lock is asked for at the same time.
     *
     * @return empty when there is one of that id already
     */
    Optional<OperationRecord> create(OperationRecord fresh) {
        List<String> needed = TargetLocks.needed(fresh);
        if (needed.size() == 1 && before(fresh).isEmpty()) {
            TargetLocks.Holder holder = new TargetLocks.Holder(fresh.state().holder(), fresh.id());
            earlyLocks.computeIfAbsent(fresh.id(), id -> locks.ask(needed.get(0), holder));
        }
        boolean recorded = false;
        try {
            Optional<Stored> stored = store.create(fresh);
            recorded = stored.isPresent();
            return stored.map(this::take);
        } finally {
            if (!recorded) {
                earlyLock(fresh.id()).ifPresent(EarlyLock::giveBack);
            }
        }
    }

    /** The lock that was asked for when the operation was recorded; the caller uses it or gives it back. */
    Optional<EarlyLock> earlyLock(String id) {
        return Optional.ofNullable(earlyLocks.remove(id));
    }

    private final class RecordListener implements RecordStore.Listener {
        @Override
        public boolean isNews(String id, long version) {
            return cache.isNews(id, version);
        }

        @Override
        public void seen(Stored stored) {
            take(stored);
        }

        @Override
        public void gone(String id) {
            cache.remove(id);
        }
    }

    private final class LeaseListener implements OwnObjects.Listener {
        @Override
        public void seen(KubeObject lease) {
            if (Replica.is(lease.name())) {
                replica.saw(lease);
            }
        }

        @Override
        public void gone(String name) {
            if (Replica.is(name)) {
                replica.gone(name);
            }
            wakeAll();
        }
    }

    private void wakeAll() {
        runners.values().forEach(Runner::wakeUnlessRunning);
    }

    private void prune() {
        // Before, nobody knows what is in use.
        if (listed()) {
            new Housekeeping(this, settings).tidy();
        }
    }

    private TargetLocks.Standing standing() {
        return new TargetLocks.Standing() {
            @Override
            public boolean dead(String holder) {
                return replica.dead(holder);
            }

            @Override
            public Optional<Boolean> ended(String operation) {
                return cache.view(operation)
                        .or(() -> store.get(operation).map(s -> s.record().view()))
                        .map(o -> o.phase().terminal());
            }
        };
    }

    /** The oldest operation that has not ended, is older than the given one and wants one of its targets. */
    Optional<String> before(OperationRecord record) {
        Collection<String> targets = record.targets();
        return cache.active().stream()
                .filter(o -> OLDEST_FIRST.compare(o, record) < 0)
                .filter(o -> !Collections.disjoint(o.targets(), targets))
                .min(OLDEST_FIRST)
                .map(OperationRecord::id);
    }

    /** Asks an operation to end because a newer one wants its target. */
    void supersede(String other, OperationRecord newer) {
        boolean asked = cache.get(other).map(o -> o.cancel() != null).orElse(true);
        if (!asked) {
            CancelRequest request = new CancelRequest(
                    "superseded by operation " + newer.id(),
                    newer.request().caller().describe(),
                    null);
            cache.get(other).flatMap(o -> store.cancel(o, request)).ifPresent(this::take);
        }
    }

    /** Wakes those who wait for a target of an operation that has ended. */
    void freed(OperationRecord ended) {
        Collection<String> targets = ended.targets();
        cache.active().stream()
                .filter(o -> !Collections.disjoint(o.targets(), targets))
                .map(o -> runners.get(o.id()))
                .filter(r -> r != null)
                .forEach(Runner::wake);
    }

    void forget(Runner runner, String id) {
        runners.remove(id, runner);
    }

    Set<Permission> needs(OperationSpec spec) {
        Set<Permission> needed = new HashSet<>(needs(handlers, spec));
        if (spec.sensitive()) {
            RecordStore.permissionsForSecrets().forEach(needed::add);
        }
        return needed;
    }

    private static <S extends OperationSpec> Set<Permission> needs(Handlers handlers, S spec) {
        return handlers.of(spec).permissions(spec);
    }

    ScheduledFuture<?> later(Runnable action, Duration delay) {
        return timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    Cluster cluster() {
        return cluster;
    }

    RecordStore store() {
        return store;
    }

    RecordCache cache() {
        return cache;
    }

    Replica replica() {
        return replica;
    }

    AgentPolicy policy() {
        return settings.policy();
    }

    TargetLocks locks() {
        return locks;
    }

    Permissions permissions() {
        return permissions;
    }

    Handlers handlers() {
        return handlers;
    }

    Executor workers() {
        return workers;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                LOGGER.debug("while stopping", e);
            }
        }
        replica.leave();
    }
}
