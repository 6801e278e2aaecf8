package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The agent's own objects of one resource in its namespace: records and locks. Not fenced, because the fence is made of
 * them. Errors are as those of {@link Cluster}. Thread-safe.
 */
public final class OwnObjects {

    private static final String JSON = "application/json";
    private static final long CHECK_SECONDS = 2;

    private final Rest rest;
    private final ApiResource resource;
    private final String namespace;
    private final ScheduledExecutorService executor;

    OwnObjects(Rest rest, ApiResource resource, String namespace, ScheduledExecutorService executor) {
        this.rest = rest;
        this.resource = resource;
        this.namespace = namespace;
        this.executor = executor;
    }

    /**
     * The beginning of an object: what it is, and its name.
     *
     * @param name its name
     */
    public ObjectNode named(String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", resource.apiVersion()).put("kind", resource.kind());
        object.putObject("metadata").put("name", name).put("namespace", namespace);
        return object;
    }

    /**
     * Creates an object.
     *
     * @param object the whole object
     * @return empty when there is one of that name
     */
    public Optional<KubeObject> create(ObjectNode object) {
        try {
            return Optional.of(rest.write(call("create", null), "POST", JSON, object));
        } catch (ConflictException e) {
            return existing(e);
        }
    }

    /**
     * Asks for an object to be created, and returns at once.
     *
     * @param object the whole object
     * @return the created object; empty when there is one of that name; else the error
     */
    public CompletableFuture<Optional<KubeObject>> createSoon(ObjectNode object) {
        return rest.writeSoon(call("create", null), "POST", JSON, object)
                .thenApply(Optional::of)
                .exceptionally(error -> {
                    if (error.getCause() instanceof ConflictException conflict) {
                        return existing(conflict);
                    }
                    throw new CompletionException(error);
                });
    }

    // A quota that somebody else used at the same moment is a conflict as well; that one passes.
    private static Optional<KubeObject> existing(ConflictException e) {
        if (e.exists()) {
            return Optional.empty();
        }
        throw new RetryableException(e.getMessage(), e);
    }

    /**
     * Reads an object.
     *
     * @param name its name
     */
    public Optional<KubeObject> get(String name) {
        return Missing.asEmpty(() -> new KubeObject(rest.get(call("get", name))));
    }

    /**
     * Changes an object by a JSON Patch.
     *
     * @param name its name
     * @param operations what to change, and what to test before
     * @throws io.jenkins.plugins.lizardcd.shared.ProblemException NOT_FOUND, or UNPROCESSABLE when a test fails
     */
    public KubeObject patch(String name, ArrayNode operations) {
        return rest.write(call("patch", name), "PATCH", PatchType.JSON.mediaType(), operations);
    }

    /**
     * Replaces an object, provided that it is still as it was read: the given one carries that version.
     *
     * @param object the whole object
     * @return empty when it has changed since, or is gone
     */
    public Optional<KubeObject> replace(ObjectNode object) {
        String name = object.path("metadata").path("name").asText();
        try {
            return Missing.asEmpty(() -> rest.write(call("update", name), "PUT", JSON, object));
        } catch (ConflictException e) {
            return Optional.empty();
        }
    }

    /**
     * Deletes an object.
     *
     * @param name its name
     * @param version only this version of it; null for any
     * @return whether it is gone; false when it has another version
     */
    public boolean delete(String name, String version) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("kind", "DeleteOptions").put("apiVersion", "v1");
        if (version != null) {
            options.putObject("preconditions").put("resourceVersion", version);
        }
        try {
            Missing.asEmpty(() -> rest.write(call("delete", name), "DELETE", JSON, options));
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    /** Whom to tell of objects that were found, changed or deleted. Called on a watch thread; must not block. */
    public interface Listener {
        /**
         * There is a new or changed object.
         *
         * @param object the whole object
         */
        void seen(KubeObject object);

        /**
         * An object is gone.
         *
         * @param name its name
         */
        void gone(String name);
    }

    /**
     * Watches objects until closed; goes on by itself after a lost connection. Nothing of them is kept here but names.
     *
     * @param labels selector
     * @param listener whom to tell
     * @param listed called when all objects of that moment have been told, after each interruption again
     */
    public AutoCloseable watch(String labels, Listener listener, Runnable listed) {
        Watcher.Listener all = new Watcher.Listener() {
            @Override
            public void changed(ApiResource changed, String name, KubeObject.Owner owner) {
                // told by the store
            }

            @Override
            public void all(ApiResource whole) {
                listed.run();
            }
        };
        String query = "&labelSelector=" + Rest.encode(labels);
        Watcher watcher = new Watcher(rest, resource, namespace, query, executor, new Names(listener), all);
        watcher.start();
        ScheduledFuture<?> check =
                executor.scheduleWithFixedDelay(watcher::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
        return () -> {
            check.cancel(false);
            watcher.stop();
        };
    }

    private Rest.Call call(String verb, String name) {
        return Rest.Call.of(verb, resource, namespace, name, "");
    }

    /** Knows which objects there are, and passes the objects on. */
    private static final class Names implements Watcher.Store {

        private final Listener listener;
        private final Set<String> names = new HashSet<>();

        private Names(Listener listener) {
            this.listener = listener;
        }

        @Override
        public synchronized Set<String> names() {
            return new HashSet<>(names);
        }

        @Override
        public void put(ObjectNode object) {
            KubeObject seen = new KubeObject(object);
            synchronized (this) {
                names.add(seen.name());
            }
            listener.seen(seen);
        }

        @Override
        public void remove(String name) {
            synchronized (this) {
                names.remove(name);
            }
            listener.gone(name);
        }

        @Override
        public synchronized void clear() {
            names.clear();
        }
    }
}
