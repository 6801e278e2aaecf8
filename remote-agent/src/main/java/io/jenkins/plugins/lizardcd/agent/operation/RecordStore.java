package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.FencedException;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Operation records of one namespace: one ConfigMap each, or one Secret when the spec holds secrets. A holder's write
 * carries a test of the fence, so that a process whose operation was taken over cannot change the record any more. A
 * cancel and a renewal are fields of their own, which anybody may add without the fence.
 */
final class RecordStore {

    static final String RECORD_LABEL = "lizardcd.io/record";
    static final String STATE_LABEL = "lizardcd.io/state";
    static final String ACTIVE = "active";
    static final String ENDED = "ended";

    /** Well below the 1 MiB that etcd and the API server take. */
    static final int MAX_BYTES = 768 * 1024;

    private static final String PREFIX = "lizard-op-";
    private static final String OPERATION = "operation";
    private static final List<String> VERBS = List.of("get", "list", "watch", "create", "patch", "delete");

    private final RecordObjects open;
    private final RecordObjects secret;
    private final String namespace;
    private volatile boolean secretsWatched;

    RecordStore(Cluster cluster) {
        this.open = RecordObjects.configMaps(cluster);
        this.secret = RecordObjects.secrets(cluster);
        this.namespace = cluster.namespace();
    }

    /** A stored record with the version it was read at. */
    record Stored(OperationRecord record, long version) {}

    /** What the store needs for records in ConfigMaps. */
    static Stream<Permission> permissions() {
        return VERBS.stream().map(verb -> new Permission(verb, "", "configmaps"));
    }

    /** What the store needs further for operations whose spec holds secrets. */
    static Stream<Permission> permissionsForSecrets() {
        return VERBS.stream().map(verb -> new Permission(verb, "", "secrets"));
    }

    /** Stores a new record; empty when one of that id is there already. */
    Optional<Stored> create(OperationRecord record) {
        boolean sensitive = record.request().spec().sensitive();
        if (sensitive && open.get(PREFIX + record.id()).isPresent()) {
            return Optional.empty();
        }
        return (sensitive ? secret : open)
                .create(
                        PREFIX + record.id(),
                        Map.of(RECORD_LABEL, OPERATION, STATE_LABEL, ACTIVE),
                        Map.of(
                                "request", Json.write(record.request()),
                                "fence", Long.toString(record.fence()),
                                "state", Json.write(record.state()),
                                "journal", Json.write(record.journal()),
                                "events", Json.write(record.events())))
                // What was just written need not be read from the answer.
                .map(o -> new Stored(record, o.version()));
    }

    Optional<Stored> get(String id) {
        Optional<RecordObjects.Stored> found = open.get(PREFIX + id);
        if (found.isEmpty() && secretsWatched) {
            found = secret.get(PREFIX + id);
        }
        return found.filter(o -> o.label(RECORD_LABEL).filter(OPERATION::equals).isPresent())
                .map(this::stored);
    }

    /** Takes the operation over: only from a record whose fence is still the one that the caller saw. */
    Stored claim(OperationRecord seen, OperationRecord.State state) {
        ArrayNode patch = test(seen.fence());
        replace(patch, "/data/fence", Long.toString(seen.fence() + 1));
        replace(patch, "/data/state", Json.write(state));
        return stored(patch(seen, patch));
    }

    /** Writes what the holder changed. */
    Stored write(OperationRecord record, boolean journal, boolean events) {
        ArrayNode patch = test(record.fence());
        int bytes = 0;
        bytes += replace(patch, "/data/state", Json.write(record.state()));
        if (journal) {
            bytes += replace(patch, "/data/journal", Json.write(record.journal()));
        }
        if (events) {
            bytes += replace(patch, "/data/events", Json.write(record.events()));
        }
        if (bytes > MAX_BYTES) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "the record of operation " + record.id() + " would grow over " + MAX_BYTES / 1024
                            + " KiB; split the operation");
        }
        if (record.ended()) {
            replace(patch, "/metadata/labels/lizardcd.io~1state", ENDED);
        }
        RecordObjects.Stored object = patch(record, patch);
        // All but what others add is as it was just written; to read it from the answer would cost as much as the
        // write.
        return new Stored(record.told(cancel(object), renewed(object)), object.version());
    }

    /** Records the request to cancel; the first one stays. Empty when the operation does not exist. */
    Optional<Stored> cancel(OperationRecord record, CancelRequest request) {
        return addWhileActive(record, "cancel", Json.write(request));
    }

    /** Records that a client has renewed its time-out. Empty when the operation does not exist. */
    Optional<Stored> renew(OperationRecord record, Instant now) {
        return addWhileActive(record, "renewed", now.toString());
    }

    private Optional<Stored> addWhileActive(OperationRecord record, String field, String value) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject()
                .put("op", "test")
                .put("path", "/metadata/labels/lizardcd.io~1state")
                .put("value", ACTIVE);
        patch.addObject().put("op", "add").put("path", "/data/" + field).put("value", value);
        try {
            return Optional.of(stored(objects(record).patch(PREFIX + record.id(), patch)));
        } catch (ProblemException e) {
            if (is(e, ProblemType.NOT_FOUND) || is(e, ProblemType.UNPROCESSABLE)) {
                return get(record.id());
            }
            throw e;
        }
    }

    void delete(String id) {
        open.delete(PREFIX + id);
        if (secretsWatched) {
            secret.delete(PREFIX + id);
        }
    }

    /** Whom to tell of records that somebody has written. */
    interface Listener {
        /** Whether that version is newer than what is known: our own writes come back to us, and are not read again. */
        boolean isNews(String id, long version);

        /** There is a newer version. */
        void seen(Stored stored);

        /** The record was deleted. */
        void gone(String id);
    }

    /** Watches all records in ConfigMaps; calls back when those that are there have been told. */
    AutoCloseable watch(Listener listener, Runnable listed) {
        return watch(open, listener, listed);
    }

    /** Watches all records in Secrets, which needs {@link #permissionsForSecrets}. */
    AutoCloseable watchSecrets(Listener listener) {
        secretsWatched = true;
        return watch(secret, listener, () -> {});
    }

    private AutoCloseable watch(RecordObjects objects, Listener listener, Runnable listed) {
        RecordObjects.Listener all = new RecordObjects.Listener() {
            @Override
            public void seen(RecordObjects.Stored object) {
                if (listener.isNews(id(object.name()), object.version())) {
                    listener.seen(stored(object));
                }
            }

            @Override
            public void gone(String name) {
                listener.gone(id(name));
            }
        };
        return objects.watch(RECORD_LABEL + "=" + OPERATION, all, listed);
    }

    private static String id(String name) {
        return name.substring(PREFIX.length());
    }

    private RecordObjects objects(OperationRecord record) {
        return record.request().spec().sensitive() ? secret : open;
    }

    private Stored stored(RecordObjects.Stored object) {
        OperationRecord record = new OperationRecord(
                id(object.name()),
                namespace,
                Json.read(data(object, "request"), OperationRequest.class),
                Long.parseLong(data(object, "fence")),
                Json.read(data(object, "state"), OperationRecord.State.class),
                list(data(object, "journal"), new TypeReference<List<JournalEntry>>() {}),
                list(data(object, "events"), new TypeReference<List<Event>>() {}),
                cancel(object),
                renewed(object));
        return new Stored(record, object.version());
    }

    private static String data(RecordObjects.Stored object, String key) {
        return object.data(key)
                .orElseThrow(() -> new IllegalStateException("the record " + object.name() + " has no " + key));
    }

    private static CancelRequest cancel(RecordObjects.Stored object) {
        return object.data("cancel").map(c -> Json.read(c, CancelRequest.class)).orElse(null);
    }

    private static Instant renewed(RecordObjects.Stored object) {
        return object.data("renewed").map(Instant::parse).orElse(null);
    }

    private RecordObjects.Stored patch(OperationRecord record, ArrayNode patch) {
        try {
            return objects(record).patch(PREFIX + record.id(), patch);
        } catch (ProblemException e) {
            // A failed test and a broken patch have the same answer; only a look at the record tells them apart.
            if (is(e, ProblemType.NOT_FOUND) || is(e, ProblemType.UNPROCESSABLE) && !fenceIs(record)) {
                throw new FencedException("operation " + record.id() + " was taken over or deleted: " + e.getMessage());
            }
            throw e;
        }
    }

    private static boolean is(ProblemException e, ProblemType type) {
        return e.problem().type() == type;
    }

    private boolean fenceIs(OperationRecord record) {
        return get(record.id()).map(s -> s.record().fence() == record.fence()).orElse(false);
    }

    private static ArrayNode test(long fence) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject().put("op", "test").put("path", "/data/fence").put("value", Long.toString(fence));
        return patch;
    }

    private static int replace(ArrayNode patch, String path, String value) {
        patch.addObject().put("op", "replace").put("path", path).put("value", value);
        return value.length();
    }

    private static <T> List<T> list(String json, TypeReference<List<T>> type) {
        try {
            return List.copyOf(Json.tolerant().readValue(json, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the record: " + Json.explain(e), e);
        }
    }
}
