package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One namespace of the cluster. Every write checks the fence first and is guarded by the version of the object that it
 * was planned on. Thread-safe.
 *
 * <p>All calls throw {@link ProblemException} for what will not pass by itself (missing permission, not found, refused),
 * {@link ConflictException} when the object is no longer as it was read, and {@link RetryableException} when the API
 * server could not be reached or did not cope.
 */
public final class Cluster {

    /** The field manager of our writes. */
    public static final String MANAGER = "lizard";

    private static final String BY_US = "fieldManager=" + MANAGER;

    private final String namespace;
    private final KubernetesClient client;
    private final Rest rest;
    private final Discovery discovery;
    private final ObjectView view;
    private final Fence fence;
    private final boolean planning;

    /**
     * The namespace without a lock: for reads, and for the agent's own records.
     *
     * @param client connection to the API server
     * @param namespace the namespace
     */
    public Cluster(KubernetesClient client, String namespace) {
        this.namespace = namespace;
        this.client = client;
        this.rest = new Rest(client);
        this.discovery = new Discovery(rest);
        this.view = new ObjectView(rest, discovery, namespace);
        this.fence = () -> {};
        this.planning = false;
    }

    private Cluster(Cluster other, Fence fence, boolean planning) {
        this.namespace = other.namespace;
        this.client = other.client;
        this.rest = other.rest;
        this.discovery = other.discovery;
        this.view = other.view;
        this.fence = fence;
        this.planning = planning;
    }

    /**
     * The same namespace, for a holder of a lock.
     *
     * @param lock checked before every write
     */
    public Cluster fenced(Fence lock) {
        return new Cluster(this, lock, planning);
    }

    /** The same namespace, where writes are validated by the API server and change nothing (dryRun=All). */
    public Cluster planning() {
        return new Cluster(this, fence, true);
    }

    /** Name of the namespace. */
    public String namespace() {
        return namespace;
    }

    /**
     * Passes while the lock is held for certain: for what is written by other means than this class.
     *
     * @throws FencedException when the lock is lost or its time ran out
     */
    public void requireLock() {
        fence.check();
    }

    /** This very connection as a kubeconfig for a program that the agent starts. It holds secrets. */
    public String kubeconfig() {
        return Kubeconfig.of(client.getConfiguration(), namespace);
    }

    /**
     * The agent's own objects: its records and locks.
     *
     * @param resource of which resource
     */
    public OwnObjects own(ApiResource resource) {
        return new OwnObjects(rest, resource, namespace, view.executor());
    }

    /** The API server's version, such as {@code v1.20.2}; empty when it does not tell. */
    public Optional<String> serverVersion() {
        try {
            return Optional.of(
                    rest.get(Rest.Call.discovery("/version")).path("gitVersion").asText());
        } catch (ProblemException | RetryableException e) {
            return Optional.empty();
        }
    }

    /** Watched objects of the namespace, shared by all operations. */
    public ObjectView view() {
        return view;
    }

    /**
     * The resource of a kind of workload, in the version that this cluster has.
     *
     * @param kind the kind
     */
    public ApiResource resource(WorkloadKind kind) {
        return kind == WorkloadKind.CRONJOB ? discovery.cronJobs() : discovery.find(kind.resource());
    }

    /**
     * The resource of a name, custom resources as well.
     *
     * @param name plural, singular or short name, with the group behind a dot or without
     */
    public ApiResource resource(String name) {
        return discovery.find(name);
    }

    /**
     * Reads one object.
     *
     * @param resource its resource
     * @param name its name
     * @throws ProblemException NOT_FOUND, with names that are near
     */
    public KubeObject get(ApiResource resource, String name) {
        try {
            return new KubeObject(rest.get(call("get", resource, name, "")));
        } catch (ProblemException e) {
            if (e.problem().type() != ProblemType.NOT_FOUND) {
                throw e;
            }
            throw new ProblemException(
                    ProblemType.NOT_FOUND, e.problem().detail() + new NearNames(rest, namespace).hint(resource, name));
        }
    }

    /**
     * Reads a workload.
     *
     * @param workload which one
     */
    public KubeObject get(Workload workload) {
        return get(resource(workload.kind()), workload.name());
    }

    /**
     * Reads one object that may not exist.
     *
     * @param resource its resource
     * @param name its name
     */
    public Optional<KubeObject> find(ApiResource resource, String name) {
        return Missing.asEmpty(() -> new KubeObject(rest.get(call("get", resource, name, ""))));
    }

    /**
     * Lists objects.
     *
     * @param resource which
     * @param labelSelector such as {@code app=web}; null for all
     * @param fieldSelector such as {@code involvedObject.name=web}; null for all
     */
    public List<KubeObject> list(ApiResource resource, String labelSelector, String fieldSelector) {
        return new Listing(rest, namespace).of(resource, labelSelector, fieldSelector, null);
    }

    /**
     * Lists objects with their metadata only, for those whose content is large.
     *
     * @param resource which
     * @param labelSelector such as {@code app=web}
     */
    public List<KubeObject> listMetadata(ApiResource resource, String labelSelector) {
        return new Listing(rest, namespace).of(resource, labelSelector, null, Listing.METADATA_ONLY);
    }

    /**
     * The events about an object, oldest first. They are kept for an hour by default.
     *
     * @param object which one
     */
    public List<KubeObject> events(KubeObject object) {
        return Events.sorted(list(ApiResource.EVENTS, null, "involvedObject.uid=" + object.uid()));
    }

    /**
     * Patches an object, provided that it is still as it was read.
     *
     * @param resource its resource
     * @param seen the object as it was read
     * @param type merge or strategic merge
     * @param patch what to change
     * @return the object as it is now
     * @throws ConflictException when it has changed since
     */
    public KubeObject patch(ApiResource resource, KubeObject seen, PatchType type, ObjectNode patch) {
        ObjectNode guarded = patch.deepCopy();
        guarded.withObject("/metadata").put("resourceVersion", seen.resourceVersion());
        return write("patch", resource, seen.name(), null, "PATCH", type.mediaType(), guarded);
    }

    /**
     * Patches an object by single operations (RFC 6902), provided that it is still as it was read.
     *
     * @param resource its resource
     * @param seen the object as it was read
     * @param operations what to change
     * @return the object as it is now
     * @throws ConflictException when it has changed since
     */
    public KubeObject patch(ApiResource resource, KubeObject seen, ArrayNode operations) {
        ArrayNode guarded = JsonNodeFactory.instance.arrayNode();
        // As a replace and not as a test: a stale version then answers 409, a failing test an unspecific 422.
        guarded.addObject()
                .put("op", "replace")
                .put("path", "/metadata/resourceVersion")
                .put("value", seen.resourceVersion());
        guarded.addAll(operations);
        return write("patch", resource, seen.name(), null, "PATCH", PatchType.JSON.mediaType(), guarded);
    }

    /**
     * Applies an object on the server's side: it is created, or its fields become what the manifest says.
     *
     * @param resource its resource
     * @param object the manifest, with a name
     * @param force whether to take fields over from other managers
     * @return the object as it is now; in a planning cluster, as it would be
     * @throws ConflictException naming the managers of fields that differ
     */
    public KubeObject apply(ApiResource resource, ObjectNode object, boolean force) {
        fence.check();
        String query = "?" + BY_US + "&force=" + force + (planning ? "&dryRun=All" : "");
        String name = object.path("metadata").path("name").asText();
        Rest.Call call = call("patch", resource, name, query);
        return rest.write(call, "PATCH", PatchType.APPLY.mediaType(), object);
    }

    /**
     * Those of the given permissions that the agent's Role lacks, sorted.
     *
     * @param wanted in this namespace
     */
    public List<Permission> missing(Collection<Permission> wanted) {
        return new AccessReviews(rest, namespace).missing(wanted);
    }

    /**
     * The resource of a manifest.
     *
     * @param apiVersion such as {@code apps/v1}
     * @param kind such as {@code Deployment}
     * @throws ProblemException when the cluster has none, or has it outside of namespaces only
     */
    public ApiResource resource(String apiVersion, String kind) {
        return discovery.ofKind(apiVersion, kind);
    }

    /**
     * Replaces an object, provided that it is still as it was read: the object carries that version.
     *
     * @param resource its resource
     * @param object what it shall be
     * @throws ConflictException when it has changed since
     */
    public KubeObject replace(ApiResource resource, KubeObject object) {
        return write("update", resource, object.name(), null, "PUT", "application/json", object.json());
    }

    /**
     * Creates an object.
     *
     * @param resource its resource
     * @param object what it shall be
     * @throws ConflictException when there is one of that name
     */
    public KubeObject create(ApiResource resource, ObjectNode object) {
        return write("create", resource, null, null, "POST", "application/json", object);
    }

    /**
     * Deletes an object, provided that it is the one that was read.
     *
     * @param resource its resource
     * @param seen the object as it was read
     * @param propagation Foreground, Background or Orphan
     * @throws ConflictException when another one has its name by now
     */
    public void delete(ApiResource resource, KubeObject seen, String propagation) {
        ObjectNode same = JsonNodeFactory.instance.objectNode().put("uid", seen.uid());
        delete(resource, seen, propagation, same);
    }

    /**
     * Deletes an object, provided that nothing of it has changed since it was read.
     *
     * @param resource its resource
     * @param seen the object as it was read
     * @throws ConflictException when it has changed since
     */
    public void deleteUnchanged(ApiResource resource, KubeObject seen) {
        ObjectNode same = JsonNodeFactory.instance.objectNode().put("uid", seen.uid());
        delete(resource, seen, "Background", same.put("resourceVersion", seen.resourceVersion()));
    }

    private void delete(ApiResource resource, KubeObject seen, String propagation, ObjectNode preconditions) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("kind", "DeleteOptions").put("apiVersion", "v1").put("propagationPolicy", propagation);
        options.set("preconditions", preconditions);
        write("delete", resource, seen.name(), null, "DELETE", "application/json", options);
    }

    /**
     * Starts a command in a container; returns when the container runs it.
     *
     * @param pod name of the pod
     * @param container name of the container
     * @param command the program and its arguments
     * @param onEnd called once when it has ended; must not block
     */
    public PodCommand exec(String pod, String container, List<String> command, Runnable onEnd) {
        fence.check();
        return PodCommand.start(client, namespace, pod, container, command, fence, onEnd);
    }

    /** The logs of pods. */
    public PodLogs logs() {
        return new PodLogs(rest, namespace);
    }

    /**
     * Gives a workload a new version without changing what it does, so that a write which was begun on the version
     * before is refused by the API server.
     *
     * @param workload which one; one that does not exist is passed over
     * @param token number of the take-over
     */
    public void stamp(Workload workload, long token) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.withObject("/metadata/annotations").put("lizardcd.io/fence", Long.toString(token));
        ApiResource resource = resource(workload.kind());
        Missing.asEmpty(
                () -> write("patch", resource, workload.name(), null, "PATCH", PatchType.MERGE.mediaType(), patch));
    }

    private KubeObject write(
            String verb,
            ApiResource resource,
            String name,
            String subresource,
            String method,
            String mediaType,
            JsonNode body) {
        fence.check();
        String query = (verb.equals("delete") ? "?" : "?" + BY_US + "&") + (planning ? "dryRun=All" : "");
        Rest.Call call = new Rest.Call(verb, resource, namespace, name, subresource, query, null);
        return rest.write(call, method, mediaType, body);
    }

    private Rest.Call call(String verb, ApiResource resource, String name, String query) {
        return Rest.Call.of(verb, resource, namespace, name, query);
    }
}
