package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An object as the API server sent it. Kept as JSON and not as a class of a model, so that nothing is lost that a
 * model of another Kubernetes version does not know: what was read can be restored to the letter.
 */
public final class KubeObject {

    /** The annotation in which {@code kubectl apply} keeps a copy of the manifest. */
    public static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final ObjectNode json;
    private final Instant writtenAt;
    private final boolean created;

    /**
     * Wraps what the API server sent.
     *
     * @param json the whole object; not copied
     */
    public KubeObject(ObjectNode json) {
        this(json, null, false);
    }

    KubeObject(ObjectNode json, Instant writtenAt, boolean created) {
        this.json = json;
        this.writtenAt = writtenAt;
        this.created = created;
    }

    /** Whether this is the answer to a write that created it, and not to one that changed it. */
    public boolean created() {
        return created;
    }

    /**
     * When it was written, by the API server's clock in whole seconds, if this is the answer to a write. The times of
     * the managed fields do not tell: an API server keeps the old one when the same manager writes the same fields.
     */
    public Optional<Instant> writtenAt() {
        return Optional.ofNullable(writtenAt);
    }

    /**
     * Who owns an object.
     *
     * @param kind such as {@code ReplicaSet}
     * @param name its name
     * @param uid its uid
     */
    public record Owner(String kind, String name, String uid) {
        /** {@code replicaset/web-6f}. */
        public String ref() {
            return kind.toLowerCase(Locale.ROOT) + "/" + name;
        }
    }

    /** The whole object. Treat as read-only. */
    public ObjectNode json() {
        return json;
    }

    /** Such as {@code Deployment}. */
    public String kind() {
        return text("kind");
    }

    /** Its name. */
    public String name() {
        return text("metadata", "name");
    }

    /** {@code deployment/web}. */
    public String ref() {
        return kind().toLowerCase(Locale.ROOT) + "/" + name();
    }

    /** The uid, which tells it from a later object of the same name. */
    public String uid() {
        return text("metadata", "uid");
    }

    /** Changes with every write. */
    public String resourceVersion() {
        return text("metadata", "resourceVersion");
    }

    /** Counts the changes of the spec; 0 for kinds without it. */
    public long generation() {
        return at("metadata", "generation").asLong();
    }

    /** The generation that its controller has acted on; 0 when it has seen none. */
    public long observedGeneration() {
        return at("status", "observedGeneration").asLong();
    }

    /** Whether its deletion has begun. */
    public boolean deleting() {
        return !text("metadata", "deletionTimestamp").isEmpty();
    }

    /** When the API server created it. */
    public Optional<Instant> createdAt() {
        return time(at("metadata", "creationTimestamp"));
    }

    /**
     * A value by its path.
     *
     * @param path field names
     * @return a missing node when some part is not there; never null
     */
    public JsonNode at(String... path) {
        JsonNode node = json;
        for (String field : path) {
            node = node.path(field);
        }
        return node;
    }

    /**
     * A text by its path.
     *
     * @param path field names
     * @return empty when it is not there
     */
    public String text(String... path) {
        return at(path).asText("");
    }

    /**
     * A number by its path.
     *
     * @param path field names
     * @return 0 when it is not there
     */
    public int number(String... path) {
        return at(path).asInt();
    }

    /**
     * The elements of a list.
     *
     * @param path field names
     * @return empty when it is not there
     */
    public Stream<JsonNode> items(String... path) {
        return StreamSupport.stream(at(path).spliterator(), false);
    }

    /**
     * The value of an annotation.
     *
     * @param key its name
     */
    public Optional<String> annotation(String key) {
        JsonNode value = at("metadata", "annotations", key);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    /**
     * The value of a label.
     *
     * @param key its name
     */
    public Optional<String> label(String key) {
        JsonNode value = at("metadata", "labels", key);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    /** The owner that controls it. */
    public Optional<Owner> controller() {
        return items("metadata", "ownerReferences")
                .filter(o -> o.path("controller").asBoolean())
                .map(o -> new Owner(
                        o.path("kind").asText(),
                        o.path("name").asText(),
                        o.path("uid").asText()))
                .findFirst();
    }

    /**
     * A condition of its status.
     *
     * @param type such as {@code Available}
     * @return a missing node when there is none
     */
    public JsonNode condition(String type) {
        return items("status", "conditions")
                .filter(c -> c.path("type").asText().equals(type))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /**
     * Whether a condition of its status is true.
     *
     * @param type such as {@code Available}
     */
    public boolean isTrue(String type) {
        return condition(type).path("status").asText().equals("True");
    }

    /**
     * The object as a class of a Kubernetes model.
     *
     * @param type such as fabric8's {@code Deployment}
     */
    public <T> T as(Class<T> type) {
        return Json.tolerant().convertValue(json, type);
    }

    /**
     * A time of the API server.
     *
     * @param node text in RFC 3339
     * @return empty when it is not there
     */
    public static Optional<Instant> time(JsonNode node) {
        String text = node.asText("");
        return text.isEmpty() || text.equals("null") ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    /** {@code deployment/web}. */
    @Override
    public String toString() {
        return ref();
    }
}
