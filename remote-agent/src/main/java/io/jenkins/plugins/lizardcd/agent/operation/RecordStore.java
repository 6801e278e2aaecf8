package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.jenkins.plugins.lizardcd.agent.client.FencedException;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Operation records of one namespace: one ConfigMap each, or one Secret when the spec holds secrets. A holder's write
 * carries a test of the fence, so that a process whose operation was taken over cannot change the record any more. A
 * cancel is a field of its own, which anybody may add without the fence.
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

    RecordStore(KubernetesClient client, String namespace) {
        this.open = new ConfigMapRecords(client, namespace);
        this.secret = new SecretRecords(client, namespace);
        this.namespace = namespace;
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
                .map(this::stored);
    }

    Optional<Stored> get(String id) {
        Optional<RecordObjects.Stored> found = open.get(PREFIX + id);
        if (found.isEmpty() && secretsWatched) {
            found = secret.get(PREFIX + id);
        }
        return found.filter(o -> OPERATION.equals(o.labels().get(RECORD_LABEL))).map(this::stored);
    }

    /** Takes the operation over: only from a record whose fence is still the one that the caller saw. */
    Stored claim(OperationRecord seen, OperationRecord.State state) {
        ArrayNode patch = test(seen.fence());
        replace(patch, "/data/fence", Long.toString(seen.fence() + 1));
        replace(patch, "/data/state", Json.write(state));
        return patch(seen, patch);
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
        return patch(record, patch);
    }

    /** Records the request to cancel; the first one stays. Empty when the operation does not exist. */
    Optional<Stored> cancel(OperationRecord record, CancelRequest request) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject()
                .put("op", "test")
                .put("path", "/metadata/labels/lizardcd.io~1state")
                .put("value", ACTIVE);
        patch.addObject().put("op", "add").put("path", "/data/cancel").put("value", Json.write(request));
        try {
            return Optional.of(stored(objects(record).patch(PREFIX + record.id(), patch)));
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404 || e.getCode() == 422) {
                return get(record.id());
            }
            throw e;
        }
    }

    void delete(OperationRecord record) {
        objects(record).delete(PREFIX + record.id());
    }

    /** Watches all records in ConfigMaps. */
    AutoCloseable watch(Consumer<Stored> seen, Consumer<String> gone) {
        return watch(open, seen, gone);
    }

    /** Watches all records in Secrets, which needs {@link #permissionsForSecrets}. */
    AutoCloseable watchSecrets(Consumer<Stored> seen, Consumer<String> gone) {
        secretsWatched = true;
        return watch(secret, seen, gone);
    }

    private AutoCloseable watch(RecordObjects objects, Consumer<Stored> seen, Consumer<String> gone) {
        return objects.watch(
                RECORD_LABEL,
                OPERATION,
                o -> seen.accept(stored(o)),
                o -> gone.accept(o.name().substring(PREFIX.length())));
    }

    private RecordObjects objects(OperationRecord record) {
        return record.request().spec().sensitive() ? secret : open;
    }

    private Stored stored(RecordObjects.Stored object) {
        Map<String, String> data = object.data();
        String cancel = data.get("cancel");
        OperationRecord record = new OperationRecord(
                object.name().substring(PREFIX.length()),
                namespace,
                Json.read(data.get("request"), OperationRequest.class),
                Long.parseLong(data.get("fence")),
                Json.read(data.get("state"), OperationRecord.State.class),
                list(data.get("journal"), new TypeReference<List<JournalEntry>>() {}),
                list(data.get("events"), new TypeReference<List<Event>>() {}),
                cancel == null ? null : Json.read(cancel, CancelRequest.class));
        return new Stored(record, object.version());
    }

    private Stored patch(OperationRecord record, ArrayNode patch) {
        try {
            return stored(objects(record).patch(PREFIX + record.id(), patch));
        } catch (KubernetesClientException e) {
            // A failed test answers 422, and so does a broken patch; only a look at the record tells them apart.
            if (e.getCode() == 404 || e.getCode() == 422 && !fenceIs(record)) {
                throw new FencedException("operation " + record.id() + " was taken over or deleted: " + e.getMessage());
            }
            throw e;
        }
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
