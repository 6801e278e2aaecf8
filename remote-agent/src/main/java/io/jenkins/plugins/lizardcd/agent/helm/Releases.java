package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The revisions of one release. */
final class Releases {

    /** Label of the Secrets of a release: which operation made the revision. */
    static final String OPERATION = "lizardcd.io/operation";

    private static final String OWNED = "owner=helm";

    private final Cluster cluster;
    private final String name;

    Releases(Cluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /** All that are kept, newest first. */
    List<Release> all() {
        return of(cluster, OWNED + ",name=" + name);
    }

    /** All revisions of all releases of the namespace, the newest of each release first. */
    static List<Release> all(Cluster cluster) {
        return of(cluster, OWNED);
    }

    private static List<Release> of(Cluster cluster, String selector) {
        return cluster.listMetadata(ApiResource.SECRETS, selector).stream()
                .map(head -> new Release(cluster, head))
                .sorted(Comparator.comparing(Release::name)
                        .thenComparing(
                                Comparator.comparingInt(Release::revision).reversed()))
                .toList();
    }

    Optional<Release> latest() {
        return all().stream().findFirst();
    }

    /**
     * Turns a pending revision into a failed one, provided that nobody has touched it since it was read.
     *
     * @throws ConflictException when somebody has: then its writer lives
     */
    void unlock(Release pending) {
        if (!pending.secret().resourceVersion().equals(pending.head().resourceVersion())) {
            throw new ConflictException("release/" + name + " has changed since it was read", false);
        }
        cluster.replace(
                ApiResource.SECRETS,
                pending.withStatus(
                        "failed", "Unlocked by LizardCD: the process that made it " + pending.status() + " is dead"));
    }
}
