package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.jenkins.plugins.lizardcd.agent.client.FencedException;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Operation records of one namespace, one ConfigMap each. A holder's write carries a test of the fence, so that a
 * process whose operation was taken over cannot change the record any more. A cancel is a field of its own, which
 * anybody may add without the fence.
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

    private final KubernetesClient client;
    private final String namespace;

    RecordStore(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** A stored record with the version it was read at. */
    record Stored(OperationRecord record, long version) {}

    /** Stores a new record; empty when one of that id is there already. */
    Optional<Stored> create(OperationRecord record) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(PREFIX + record.id())
                .withNamespace(namespace)
                .withLabels(Map.of(RECORD_LABEL, OPERATION, STATE_LABEL, ACTIVE))
                .endMetadata()
                .withData(Map.of(
                        "request", Json.write(record.request()),
                        "fence", Long.toString(record.fence()),
                        "state", Json.write(record.state()),
                        "journal", Json.write(record.journal()),
                        "events", Json.write(record.events())))
                .build();
        try {
            return Optional.of(stored(
                    client.configMaps().inNamespace(namespace).resource(map).create()));
        } catch (KubernetesClientException e) {
            if (e.getCode() == 409) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<Stored> get(String id) {
        return Optional.ofNullable(resource(id).get()).filter(this::isRecord).map(this::stored);
    }

    /** Takes the operation over: only from a record whose fence is still the one that the caller saw. */
    Stored claim(OperationRecord seen, OperationRecord.State state) {
        ArrayNode patch = test(seen.fence());
        replace(patch, "/data/fence", Long.toString(seen.fence() + 1));
        replace(patch, "/data/state", Json.write(state));
        return patch(seen.id(), patch);
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
        return patch(record.id(), patch);
    }

    /** Records the request to cancel; the first one stays. Empty when the operation does not exist. */
    Optional<Stored> cancel(String id, CancelRequest request) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject()
                .put("op", "test")
                .put("path", "/metadata/labels/lizardcd.io~1state")
                .put("value", ACTIVE);
        patch.addObject().put("op", "add").put("path", "/data/cancel").put("value", Json.write(request));
        try {
            return Optional.of(stored(resource(id).patch(PatchContext.of(PatchType.JSON), patch.toString())));
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404 || e.getCode() == 422) {
                return get(id);
            }
            throw e;
        }
    }

    void delete(String id) {
        resource(id).withTimeout(0, TimeUnit.SECONDS).delete();
    }

    /** Watches all records; the informer relists by itself after a lost connection. */
    SharedIndexInformer<ConfigMap> watch(ResourceEventHandler<ConfigMap> handler) {
        return client.configMaps()
                .inNamespace(namespace)
                .withLabel(RECORD_LABEL, OPERATION)
                .inform(handler, 0);
    }

    Stored stored(ConfigMap map) {
        Map<String, String> data = map.getData();
        String cancel = data.get("cancel");
        OperationRecord record = new OperationRecord(
                map.getMetadata().getName().substring(PREFIX.length()),
                namespace,
                Json.read(data.get("request"), OperationRequest.class),
                Long.parseLong(data.get("fence")),
                Json.read(data.get("state"), OperationRecord.State.class),
                list(data.get("journal"), new TypeReference<List<JournalEntry>>() {}),
                list(data.get("events"), new TypeReference<List<Event>>() {}),
                cancel == null ? null : Json.read(cancel, CancelRequest.class));
        return new Stored(record, Long.parseLong(map.getMetadata().getResourceVersion()));
    }

    private boolean isRecord(ConfigMap map) {
        return map.getMetadata().getLabels() != null
                && OPERATION.equals(map.getMetadata().getLabels().get(RECORD_LABEL));
    }

    private Stored patch(String id, ArrayNode patch) {
        try {
            return stored(resource(id).patch(PatchContext.of(PatchType.JSON), patch.toString()));
        } catch (KubernetesClientException e) {
            // A failed test answers 422, and so does a broken patch; only a look at the record tells them apart.
            if (e.getCode() == 404 || e.getCode() == 422 && !fenceIs(id, patch)) {
                throw new FencedException("operation " + id + " was taken over or deleted: " + e.getMessage());
            }
            throw e;
        }
    }

    private boolean fenceIs(String id, ArrayNode patch) {
        String expected = patch.get(0).get("value").asText();
        return get(id).map(s -> Long.toString(s.record().fence()).equals(expected))
                .orElse(false);
    }

    private Resource<ConfigMap> resource(String id) {
        return client.configMaps().inNamespace(namespace).withName(PREFIX + id);
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
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("cannot read the record: " + Json.explain(e), e);
        }
    }
}
