package io.jenkins.plugins.lizardcd.agent.client;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Set;

/** Watched objects of a namespace. Watches begin with the first use and end when nobody needs them for a while. */
public final class ObjectView implements AutoCloseable {

    private final KubernetesClient client;
    private final String namespace;

    ObjectView(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * Calls back whenever one of the objects, or something they own, changes.
     *
     * @param objects {@code kind/name}
     * @param changed called on a watch thread; must return at once
     * @return ends the subscription
     */
    public Subscription subscribe(Set<String> objects, Runnable changed) {
        throw new UnsupportedOperationException("not built yet: " + client + namespace + objects + changed);
    }

    @Override
    public void close() {}

    /** A running subscription. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
