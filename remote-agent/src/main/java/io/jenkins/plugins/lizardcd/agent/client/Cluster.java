package io.jenkins.plugins.lizardcd.agent.client;

import io.fabric8.kubernetes.client.KubernetesClient;

/** One namespace of the cluster. Every write checks the fence first. Thread-safe. */
public final class Cluster {

    private final KubernetesClient client;
    private final String namespace;
    private final ObjectView view;
    private final Fence fence;

    /**
     * The namespace without a lock: for reads, and for the agent's own records.
     *
     * @param client connection to the API server
     * @param namespace the namespace
     */
    public Cluster(KubernetesClient client, String namespace) {
        this(client, namespace, new ObjectView(client, namespace), () -> {});
    }

    private Cluster(KubernetesClient client, String namespace, ObjectView view, Fence fence) {
        this.client = client;
        this.namespace = namespace;
        this.view = view;
        this.fence = fence;
    }

    /**
     * The same namespace, for a holder of a lock.
     *
     * @param lock checked before every write
     */
    public Cluster fenced(Fence lock) {
        return new Cluster(client, namespace, view, lock);
    }

    /** Name of the namespace. */
    public String namespace() {
        return namespace;
    }

    /** Watched objects of the namespace, shared by all operations. */
    public ObjectView view() {
        return view;
    }

    /**
     * Gives each target a new version without changing what it does, so that a write which was begun on the version
     * before is refused by the API server.
     *
     * @param targets {@code kind/name}; those that are no workload or do not exist are passed over
     * @param token number of the take-over
     */
    public void stamp(java.util.List<String> targets, long token) {
        fence.check();
        throw new UnsupportedOperationException("not built yet: " + targets + token);
    }
}
