package io.jenkins.plugins.lizardcd.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.operation.EngineSettings;
import io.jenkins.plugins.lizardcd.agent.operation.Handlers;
import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.Caller;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.LockPolicy;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.testbed.Rule;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The agent's engine at work in one namespace of the test cluster. */
final class Engine implements AutoCloseable {

    /** Who asks in these tests. */
    static final Caller CALLER = new Caller("shop/web", 14, "https://jenkins.example/job/shop/job/web/14/", "anna");

    private final String namespace;
    private final KubernetesClient client;
    private final Cluster cluster;
    private final OperationEngine engine;

    Engine(TestNamespace namespace) {
        // With just the permissions that handlers and engine say they need, so that a missing one shows here.
        this(namespace.name(), namespace.access("lizard", asRules(rules())).kubeconfig());
    }

    Engine(String namespace, Path kubeconfig) {
        this(namespace, kubeconfig, AgentPolicy.OPEN);
    }

    Engine(String namespace, Path kubeconfig, AgentPolicy policy) {
        this.namespace = namespace;
        Config config = new ConfigBuilder(Config.fromKubeconfig(read(kubeconfig)))
                .withRequestRetryBackoffLimit(1)
                .build();
        this.client = new KubernetesClientBuilder().withConfig(config).build();
        this.cluster = new Cluster(client, namespace);
        EngineSettings settings =
                new EngineSettings("agent-1", Duration.ofSeconds(15), 4, 1000, Duration.ofHours(1), policy);
        this.engine = new OperationEngine(List.of(cluster), settings, new Handlers());
        engine.start();
        await("the engine is ready", engine::ready);
    }

    /** What handlers and engine say that they need. */
    static Set<Permission> rules() {
        Handlers handlers = new Handlers();
        Set<Permission> needed = new TreeSet<>(OperationEngine.permissions());
        handlers.kinds().forEach(k -> needed.addAll(handlers.of(k).permissions()));
        return needed;
    }

    static Rule[] asRules(Set<Permission> permissions) {
        return permissions.stream()
                .map(p -> Rule.allow(p.group(), p.resource(), p.verb()))
                .toArray(Rule[]::new);
    }

    /**
     * An operation that has ended, with its events.
     *
     * @param operation as it ended
     * @param events all
     * @param took from the submission to the last event
     */
    record Ended(Operation operation, List<Event> events, Duration took) {

        /** All messages in one text, for assertions and for whoever reads a failed one. */
        String log() {
            StringBuilder log = new StringBuilder();
            events.forEach(
                    e -> log.append(e.topic()).append(": ").append(e.message()).append('\n'));
            log.append(operation.phase()).append(' ').append(operation.result());
            if (operation.failure() != null) {
                log.append(operation.failure().type().id())
                        .append(": ")
                        .append(operation.failure().message())
                        .append('\n')
                        .append(operation.failure().causes());
            }
            return log.toString();
        }
    }

    /** The namespace as the agent's client sees it. */
    Cluster cluster() {
        return cluster;
    }

    OperationEngine operations() {
        return engine;
    }

    /** Runs an operation to its end, with a time-out of three minutes. */
    Ended run(OperationSpec spec) {
        return run(spec, "3m", OnAbort.CANCEL, false);
    }

    Ended run(OperationSpec spec, String timeout, OnAbort onAbort, boolean dryRun) {
        return end(submit(spec, timeout, onAbort, dryRun));
    }

    /** A running operation. */
    final class Running {
        private final String id;
        private final long begin = System.nanoTime();
        private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
        private final CompletableFuture<Ended> end = new CompletableFuture<>();

        private Running(String id) {
            this.id = id;
            engine.follow(namespace, id, 0, news -> {
                events.addAll(news.events());
                if (news.operation().phase().terminal()) {
                    end.complete(new Ended(
                            news.operation(), List.copyOf(events), Duration.ofNanos(System.nanoTime() - begin)));
                }
            });
        }

        String id() {
            return id;
        }

        /** Waits for an event whose message contains a text. */
        void awaitEvent(String text) {
            await(
                    "an event says: " + text,
                    () -> List.copyOf(events).stream().anyMatch(e -> e.message().contains(text)) || end.isDone());
        }

        void cancel() {
            engine.cancel(namespace, id, new CancelRequest("build aborted", "anna", null));
        }
    }

    Running submit(OperationSpec spec, String timeout, OnAbort onAbort, boolean dryRun) {
        OperationRequest request = new OperationRequest(
                UUID.randomUUID().toString(),
                spec,
                GoDuration.parse(timeout),
                onAbort,
                LockPolicy.QUEUE,
                dryRun,
                CALLER);
        return new Running(engine.submit(namespace, request).operation().id());
    }

    Ended end(Running running) {
        try {
            return running.end.get(5, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError("operation " + running.id + " did not end; so far: " + running.events, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("not within three minutes: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        engine.close();
        cluster.view().close();
        client.close();
    }
}
