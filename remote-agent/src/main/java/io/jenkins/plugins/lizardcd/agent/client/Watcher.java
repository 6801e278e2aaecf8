package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the objects of one resource up to date: list, then watch from there; list again when the API server has
 * forgotten the place (410). Where the Role has no right to watch, it says so and tries again now and then.
 */
final class Watcher {

    private static final Logger LOGGER = LoggerFactory.getLogger(Watcher.class);
    private static final int PAGE = 250;
    private static final long SLOWEST_RETRY_MILLIS = 10_000;
    private static final long FORBIDDEN_RETRY_MILLIS = 60_000;
    // The API server sends a bookmark about once a minute; a connection silent for longer may be dead.
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(100);

    private final Rest rest;
    private final ApiResource resource;
    private final String namespace;
    private final String selector;
    private final ScheduledExecutorService executor;
    private final Store store;
    private final Listener listener;

    private long life;
    private boolean running;
    private boolean synced;
    private boolean forbidden;
    private int failures;
    private String version = "";
    private AsyncBody stream;
    private volatile long heard;

    /** Whom to tell. */
    interface Listener {
        /** An object was added, changed or removed. */
        void changed(ApiResource resource, String name, KubeObject.Owner owner);

        /** Everything may have changed: after a list, or when there is no watch. */
        void all(ApiResource resource);
    }

    /** What takes the objects in. */
    interface Store {
        /** Names of the objects that it has. */
        Set<String> names();

        /** Takes in an object as it is now. The given tree is the store's from now on. */
        void put(ObjectNode object);

        /** Forgets an object that is gone. */
        void remove(String name);

        /** Forgets all, as nobody tells any more. */
        void clear();
    }

    /**
     * A watch; {@link #start} begins it.
     *
     * @param selector part of the query that says which objects of the resource; begins with {@code &}, may be empty
     */
    Watcher(
            Rest rest,
            ApiResource resource,
            String namespace,
            String selector,
            ScheduledExecutorService executor,
            Store store,
            Listener listener) {
        this.rest = rest;
        this.resource = resource;
        this.namespace = namespace;
        this.selector = selector;
        this.executor = executor;
        this.store = store;
        this.listener = listener;
    }

    /** Whether the store holds what the API server told within the last minute or so. */
    synchronized boolean usable() {
        return synced && System.nanoTime() - heard < SILENCE_NANOS;
    }

    synchronized boolean synced() {
        return synced;
    }

    synchronized boolean forbidden() {
        return forbidden;
    }

    synchronized void start() {
        if (!running) {
            running = true;
            long mine = ++life;
            executor.execute(() -> list(mine));
        }
    }

    synchronized void stop() {
        running = false;
        synced = false;
        life++;
        store.clear();
        endStream();
    }

    /** Begins anew when the connection has been silent for too long. */
    synchronized void check() {
        if (running && synced && !usable()) {
            LOGGER.warn("the watch of {} in {} is silent; listing again", resource.plural(), namespace);
            endStream();
            synced = false;
            long mine = ++life;
            executor.execute(() -> list(mine));
        }
    }

    private void endStream() {
        if (stream != null) {
            stream.cancel();
            stream = null;
        }
    }

    private synchronized boolean over(long mine) {
        return mine != life;
    }

    private void list(long mine) {
        try {
            Set<String> gone = store.names();
            String token = "";
            String listed;
            do {
                String query = "?limit=" + PAGE + selector + (token.isEmpty() ? "" : "&continue=" + Rest.encode(token));
                JsonNode page = rest.get(Rest.Call.of("list", resource, namespace, null, query));
                for (JsonNode item : page.path("items")) {
                    ((ObjectNode) item).put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
                    store.put((ObjectNode) item);
                    gone.remove(item.path("metadata").path("name").asText());
                }
                token = page.path("metadata").path("continue").asText("");
                listed = page.path("metadata").path("resourceVersion").asText();
            } while (!token.isEmpty() && !over(mine));
            gone.forEach(store::remove);
            watch(mine, listed);
        } catch (RuntimeException e) {
            failed(mine, e, true);
        }
    }

    private void watch(long mine, String from) {
        synchronized (this) {
            if (over(mine)) {
                return;
            }
            version = from;
        }
        int seconds = 240 + ThreadLocalRandom.current().nextInt(60);
        String query = "?watch=true&allowWatchBookmarks=true&resourceVersion=" + Rest.encode(from) + "&timeoutSeconds="
                + seconds + selector;
        Lines lines = new Lines(line -> event(mine, line));
        rest.push(Rest.Call.of("watch", resource, namespace, null, query), (buffers, body) -> {
                    feed(lines, buffers);
                    body.consume();
                })
                .whenComplete((body, error) -> {
                    if (error != null) {
                        failed(mine, error, false);
                    } else {
                        opened(mine, body);
                    }
                });
    }

    private static void feed(Lines lines, List<ByteBuffer> buffers) {
        buffers.forEach(lines::feed);
    }

    private void opened(long mine, AsyncBody body) {
        synchronized (this) {
            if (over(mine)) {
                body.cancel();
                return;
            }
            stream = body;
            heard = System.nanoTime();
            failures = 0;
            forbidden = false;
        }
        body.done().whenComplete((done, error) -> ended(mine, error));
        body.consume();
        boolean first;
        synchronized (this) {
            first = !synced;
            synced = true;
        }
        if (first) {
            listener.all(resource);
        }
    }

    private void ended(long mine, Throwable error) {
        String from;
        synchronized (this) {
            if (over(mine)) {
                return;
            }
            stream = null;
            from = version;
        }
        if (error == null) {
            // A little pause, lest a server that ends every watch at once is asked without end.
            executor.schedule(() -> watch(mine, from), 50, TimeUnit.MILLISECONDS);
        } else {
            failed(mine, error, false);
        }
    }

    private void event(long mine, byte[] line) {
        heard = System.nanoTime();
        JsonNode event;
        try {
            event = Json.tolerant().readTree(line);
        } catch (IOException e) {
            LOGGER.warn("the watch of {} sent no JSON", resource.plural());
            return;
        }
        if (over(mine) || !(event.path("object") instanceof ObjectNode object)) {
            return;
        }
        KubeObject changed = new KubeObject(object);
        String type = event.path("type").asText();
        if (type.equals("ERROR")) {
            relist(mine);
            return;
        }
        synchronized (this) {
            version = changed.resourceVersion();
        }
        if (!type.equals("BOOKMARK")) {
            KubeObject.Owner owner = ObjectStore.owner(changed);
            String name = changed.name();
            if (type.equals("DELETED")) {
                store.remove(name);
            } else {
                store.put(object);
            }
            listener.changed(resource, name, owner);
        }
    }

    private void relist(long mine) {
        synchronized (this) {
            if (over(mine)) {
                return;
            }
            endStream();
            synced = false;
            long next = ++life;
            executor.execute(() -> list(next));
        }
    }

    private void failed(long mine, Throwable error, boolean listing) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        long delay;
        long next;
        boolean again;
        boolean denied = cause instanceof ProblemException p && p.problem().type() == ProblemType.MISSING_PERMISSION;
        synchronized (this) {
            if (over(mine)) {
                return;
            }
            endStream();
            next = ++life;
            again = listing || cause instanceof GoneException || cause instanceof ProblemException;
            forbidden = denied;
            failures++;
            delay = denied
                    ? FORBIDDEN_RETRY_MILLIS
                    : Math.min(SLOWEST_RETRY_MILLIS, 100L << Math.min(failures, 7))
                            + ThreadLocalRandom.current().nextInt(100);
            // What was not heard of cannot be trusted: reads go to the API server until the watch runs again.
            synced = false;
        }
        LOGGER.debug("watch of {}: {}", resource.plural(), cause.toString());
        String from = version;
        executor.schedule(() -> goOn(next, again, from), delay, TimeUnit.MILLISECONDS);
        if (denied) {
            listener.all(resource);
        }
    }

    private void goOn(long mine, boolean again, String from) {
        if (again) {
            list(mine);
        } else {
            watch(mine, from);
        }
    }
}
