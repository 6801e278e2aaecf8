package io.jenkins.plugins.lizardcd.agent.client;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watched objects of a namespace. Watches begin with the first use and end when nobody needs them for a while. */
public final class ObjectView implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ObjectView.class);
    // Normal events tell nothing that the objects do not.
    private static final String WARNINGS = "&fieldSelector=" + Rest.encode("type=Warning");
    private static final long TICK_MILLIS = 2_000;
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Rest rest;
    private final Discovery discovery;
    private final String namespace;
    private final Map<ApiResource, Watch> watches = new ConcurrentHashMap<>();
    private final Map<String, Set<Interest>> interests = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor executor;

    ObjectView(Rest rest, Discovery discovery, String namespace) {
        this.rest = rest;
        this.discovery = discovery;
        this.namespace = namespace;
        this.executor = new ScheduledThreadPoolExecutor(2, task -> {
            Thread thread = new Thread(task, "view-" + namespace);
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    private final class Watch {
        private final ObjectStore store = new ObjectStore();
        private final Watcher watcher;
        private final Set<Interest> users = ConcurrentHashMap.newKeySet();
        private volatile long lastUsed = System.nanoTime();

        Watch(ApiResource resource) {
            String selector = resource.equals(ApiResource.EVENTS) ? WARNINGS : "";
            watcher = new Watcher(rest, resource, namespace, selector, executor, store, new Waker());
        }
    }

    /**
     * Calls back whenever one of the objects, or something they own, changes; and once after the watches have begun, so
     * that nothing is missed between a read before and the subscription. Where the agent may not watch, it calls back
     * every two seconds instead.
     *
     * @param objects {@code kind/name}
     * @param changed called on a watch thread; must return at once
     * @return ends the subscription
     */
    public Subscription subscribe(Set<String> objects, Runnable changed) {
        Set<ApiResource> resources = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (String object : objects) {
            int slash = object.indexOf('/');
            ApiResource resource = discovery.find(object.substring(0, slash));
            keys.add(resource.ref(object.substring(slash + 1)));
            resources.addAll(withOwned(resource));
        }
        Interest interest = new Interest(keys, resources, changed);
        keys.forEach(k ->
                interests.computeIfAbsent(k, x -> ConcurrentHashMap.newKeySet()).add(interest));
        boolean synced = true;
        for (ApiResource resource : resources) {
            Watch watch = use(resource);
            watch.users.add(interest);
            watch.watcher.start();
            synced &= watch.watcher.synced();
        }
        if (synced) {
            executor.execute(interest::wake);
        }
        return () -> end(interest);
    }

    /** The resource itself and those whose objects it owns, directly or through another one. */
    private static List<ApiResource> withOwned(ApiResource resource) {
        return switch (resource.plural() + "." + resource.group()) {
            case "deployments.apps" -> List.of(resource, ApiResource.REPLICASETS, ApiResource.PODS, ApiResource.EVENTS);
            case "cronjobs.batch" -> List.of(resource, ApiResource.JOBS, ApiResource.PODS, ApiResource.EVENTS);
            case "statefulsets.apps", "daemonsets.apps", "replicasets.apps", "jobs.batch" ->
                List.of(resource, ApiResource.PODS, ApiResource.EVENTS);
            case "pods." -> List.of(resource, ApiResource.EVENTS);
            default -> List.of(resource);
        };
    }

    private synchronized Watch use(ApiResource resource) {
        if (watches.isEmpty()) {
            executor.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
        Watch watch = watches.computeIfAbsent(resource, Watch::new);
        watch.lastUsed = System.nanoTime();
        return watch;
    }

    private void end(Interest interest) {
        for (String key : interest.keys) {
            interests.computeIfPresent(key, (k, set) -> {
                set.remove(interest);
                return set.isEmpty() ? null : set;
            });
        }
        for (ApiResource resource : interest.resources) {
            Watch watch = watches.get(resource);
            watch.users.remove(interest);
            watch.lastUsed = System.nanoTime();
        }
    }

    /**
     * Whether all these resources are watched and up to date, so that reading here is as good as asking the API server
     * a moment ago.
     *
     * @param resources which
     */
    public boolean knows(ApiResource... resources) {
        for (ApiResource resource : resources) {
            Watch watch = watches.get(resource);
            if (watch == null || !watch.watcher.usable()) {
                return false;
            }
            watch.lastUsed = System.nanoTime();
        }
        return true;
    }

    /**
     * A watched object. Parts that no verdict needs are left out: managed fields, and most of a pod's spec.
     *
     * @param resource which one {@link #knows}
     * @param name its name
     */
    public Optional<KubeObject> get(ApiResource resource, String name) {
        return Optional.ofNullable(watches.get(resource)).flatMap(w -> w.store.get(name));
    }

    /**
     * The watched objects that have a certain controller.
     *
     * @param resource which one {@link #knows}
     * @param ownerUid uid of the controller
     */
    public List<KubeObject> owned(ApiResource resource, String ownerUid) {
        Watch watch = watches.get(resource);
        return watch == null ? List.of() : watch.store.owned(ownerUid);
    }

    private void tick() {
        for (Map.Entry<ApiResource, Watch> entry : watches.entrySet()) {
            Watch watch = entry.getValue();
            try {
                if (watch.watcher.forbidden()) {
                    watch.users.forEach(Interest::wake);
                }
                watch.watcher.check();
                if (watch.users.isEmpty() && System.nanoTime() - watch.lastUsed > IDLE_NANOS) {
                    watch.watcher.stop();
                }
            } catch (RuntimeException e) {
                LOGGER.warn("watch of {}: {}", entry.getKey().plural(), e.toString());
            }
        }
    }

    /** For watches of other objects of this namespace. */
    ScheduledExecutorService executor() {
        return executor;
    }

    @Override
    public void close() {
        watches.values().forEach(w -> w.watcher.stop());
        executor.shutdownNow();
    }

    /** A running subscription. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Interest {
        private final Set<String> keys;
        private final Set<ApiResource> resources;
        private final Runnable changed;

        Interest(Set<String> keys, Set<ApiResource> resources, Runnable changed) {
            this.keys = Set.copyOf(keys);
            this.resources = Set.copyOf(resources);
            this.changed = changed;
        }

        void wake() {
            try {
                changed.run();
            } catch (RuntimeException e) {
                LOGGER.warn("a subscriber of {} failed: {}", keys, e.toString());
            }
        }
    }

    private final class Waker implements Watcher.Listener {

        @Override
        public void changed(ApiResource resource, String name, KubeObject.Owner owner) {
            wake(resource.ref(name));
            KubeObject.Owner next = owner;
            while (next != null) {
                wake(next.ref());
                next = ownerOf(next).orElse(null);
            }
        }

        // The longest chain: an event is about a pod, whose ReplicaSet or Job is owned by a Deployment or CronJob.
        private Optional<KubeObject.Owner> ownerOf(KubeObject.Owner owner) {
            ApiResource resource =
                    switch (owner.kind()) {
                        case "Pod" -> ApiResource.PODS;
                        case "ReplicaSet" -> ApiResource.REPLICASETS;
                        case "Job" -> ApiResource.JOBS;
                        default -> null;
                    };
            return Optional.ofNullable(resource == null ? null : watches.get(resource))
                    .flatMap(w -> w.store.entry(owner.name()))
                    .flatMap(e -> Optional.ofNullable(e.owner()));
        }

        private void wake(String key) {
            interests.getOrDefault(key, Set.of()).forEach(Interest::wake);
        }

        @Override
        public void all(ApiResource resource) {
            Watch watch = watches.get(resource);
            if (watch != null) {
                watch.users.forEach(Interest::wake);
            }
        }
    }
}
