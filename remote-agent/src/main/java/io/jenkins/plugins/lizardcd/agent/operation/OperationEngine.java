package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.archive.Archives;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Accepts operations and carries them out, in every namespace that the agent serves. */
public final class OperationEngine implements AutoCloseable {

    private final Map<String, NamespaceEngine> namespaces = new LinkedHashMap<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final Handlers handlers;
    private final Clock clock = Clock.systemUTC();

    /**
     * An engine for some namespaces; {@link #start} sets it to work.
     *
     * @param clusters the namespaces, the default first
     * @param settings settings
     * @param handlers what can be run
     */
    public OperationEngine(Collection<Cluster> clusters, EngineSettings settings, Handlers handlers) {
        this.handlers = handlers;
        this.workers = Executors.newFixedThreadPool(settings.workers(), named("operation"));
        // What a worker still wants done later when the agent stops is for the next one.
        this.timer = new ScheduledThreadPoolExecutor(1, named("timer"), new ThreadPoolExecutor.DiscardPolicy());
        for (Cluster cluster : clusters) {
            NamespaceEngine engine = new NamespaceEngine(cluster, settings, handlers, workers, timer, clock);
            namespaces.put(cluster.namespace(), engine);
        }
    }

    /**
     * A submitted operation.
     *
     * @param operation the operation
     * @param created false when the same request was submitted before
     */
    public record Submitted(Operation operation, boolean created) {}

    /** The permissions that the engine needs for its records and locks, whatever is run. */
    public static List<Permission> permissions() {
        Stream<Permission> leases = Stream.of("get", "list", "watch", "create", "update", "delete")
                .map(verb -> new Permission(verb, "coordination.k8s.io", "leases"));
        return Stream.concat(RecordStore.permissions(), leases).toList();
    }

    /**
     * Waits until operations can be accepted in every namespace. Without an API server that takes as long as it does, so
     * the wait ends in any case.
     *
     * @param atMost how long to wait for one namespace
     */
    public void awaitReady(Duration atMost) throws InterruptedException {
        for (NamespaceEngine each : namespaces.values()) {
            each.awaitReady(atMost);
        }
    }

    /** Begins to run what is recorded and what will be submitted. */
    public void start() {
        namespaces.values().forEach(NamespaceEngine::start);
    }

    /**
     * Records an operation and has it run.
     *
     * @param namespace where
     * @param request what
     * @throws ProblemException when it cannot be run here, the Role lacks a permission, or the key belongs to another
     *     request
     */
    public Submitted submit(String namespace, OperationRequest request) {
        NamespaceEngine engine = listed(namespace);
        handlers.of(request.spec());
        return new Submission(engine, request).record();
    }

    /**
     * Passes when archives can be kept in a namespace.
     *
     * @param namespace where
     * @throws ProblemException when it is not served, or the Role lacks a right
     */
    public void requireArchives(String namespace) {
        engine(namespace).permissions().require(Archives.permissions(), "an archive of workspace files");
    }

    /**
     * One operation.
     *
     * @param namespace where
     * @param id its id
     * @throws ProblemException when it is not known
     */
    public Operation get(String namespace, String id) {
        return engine(namespace).cache().view(id).orElseGet(() -> record(namespace, id)
                .view());
    }

    /**
     * The operations of a namespace that are still kept, newest first.
     *
     * @param namespace where
     */
    public List<Operation> list(String namespace) {
        return listed(namespace).cache().views().stream()
                .sorted(Comparator.comparing(Operation::submittedAt).reversed())
                .toList();
    }

    /**
     * Asks an operation to end. A request for one that has ended, or was asked before, changes nothing.
     *
     * @param namespace where
     * @param id its id
     * @param request why, and how
     */
    public Operation cancel(String namespace, String id, CancelRequest request) {
        OperationRecord record = record(namespace, id);
        if (record.ended() || record.cancel() != null) {
            return record.view();
        }
        NamespaceEngine engine = engine(namespace);
        return engine.store()
                .cancel(record, request)
                .map(engine::take)
                .map(OperationRecord::view)
                .orElseThrow(() -> unknown(namespace, id));
    }

    /**
     * Has the time-out of an operation count anew; changes nothing when it has ended.
     *
     * @param namespace where
     * @param id its id
     * @throws ProblemException when it is not known, or not of a kind that can be renewed
     */
    public Operation renew(String namespace, String id) {
        OperationRecord record = record(namespace, id);
        if (!record.request().spec().renewable()) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "the time-out of a " + record.request().spec().kindName() + " cannot be renewed");
        }
        if (record.ended()) {
            return record.view();
        }
        NamespaceEngine engine = engine(namespace);
        return engine.store()
                .renew(record, clock.instant())
                .map(engine::take)
                .map(OperationRecord::view)
                .orElseThrow(() -> unknown(namespace, id));
    }

    /**
     * What a listener gets: events behind the last one it got, and the operation as it is then.
     *
     * @param events new events, in order
     * @param operation the operation
     */
    public record News(List<Event> events, Operation operation) {}

    /**
     * Calls back with all events behind a number, now and whenever there are more, until closed. Calls come one at a
     * time and must not block.
     *
     * @param namespace where
     * @param id the operation
     * @param after number of the last event the listener has
     * @param listener gets the news
     * @return ends it
     */
    public Runnable follow(String namespace, String id, long after, Consumer<News> listener) {
        Follower follower = new Follower(after, listener);
        // Listened first and looked at then, so that nothing falls between.
        Runnable end = engine(namespace).cache().listen(id, follower);
        try {
            follower.accept(record(namespace, id));
            return end;
        } catch (RuntimeException e) {
            end.run();
            throw e;
        }
    }

    /**
     * For each kind of operation the permissions that the Role lacks.
     *
     * @param namespace where
     */
    public Map<String, List<Permission>> missingPermissions(String namespace) {
        NamespaceEngine engine = engine(namespace);
        Map<String, List<Permission>> missing = new LinkedHashMap<>();
        for (String kind : handlers.kinds()) {
            OperationHandler<?> handler = handlers.of(kind);
            missing.put(kind, engine.permissions().missing(handler.permissions()));
        }
        return missing;
    }

    /** Whether operations can be accepted in every namespace. */
    public boolean ready() {
        return namespaces.values().stream()
                .allMatch(n -> n.listed() && n.replica().current().good());
    }

    private OperationRecord record(String namespace, String id) {
        NamespaceEngine engine = engine(namespace);
        return engine.cache()
                .get(id)
                .or(() -> engine.store().get(id).map(engine::take))
                .orElseThrow(() -> unknown(namespace, id));
    }

    private static ProblemException unknown(String namespace, String id) {
        return new ProblemException(
                ProblemType.NOT_FOUND,
                "there is no operation " + id + " in namespace " + namespace + "; it may have been pruned");
    }

    private NamespaceEngine listed(String namespace) {
        NamespaceEngine engine = engine(namespace);
        if (!engine.listed()) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "the agent is starting and has not read its records yet; try again");
        }
        return engine;
    }

    private NamespaceEngine engine(String namespace) {
        NamespaceEngine engine = namespaces.get(namespace);
        if (engine == null) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "this agent does not serve namespace '" + namespace + "'; it serves " + namespaces.keySet());
        }
        return engine;
    }

    private static ThreadFactory named(String name) {
        return action -> {
            Thread thread = new Thread(action, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        namespaces.values().forEach(NamespaceEngine::close);
    }
}
