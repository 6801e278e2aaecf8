package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The revisions of one release. */
final class Releases {

    /** Label of the Secrets of a release: which operation made the revision. */
    static final String OPERATION = "lizardcd.io/operation";

    private final Cluster cluster;
    private final String name;

    Releases(Cluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /** All that are kept, newest first. */
    List<Release> all() {
        return cluster.list(ApiResource.SECRETS, "owner=helm,name=" + name, null).stream()
                .map(Release::new)
                .sorted(Comparator.comparingInt(Release::revision).reversed())
                .toList();
    }

    Optional<Release> latest() {
        return all().stream().findFirst();
    }

    /**
     * Turns a pending revision into a failed one, provided that nobody has touched it since it was read.
     *
     * @throws io.jenkins.plugins.lizardcd.agent.client.ConflictException when somebody has: then its writer lives
     */
    void unlock(Release pending) {
        cluster.replace(
                ApiResource.SECRETS,
                pending.withStatus(
                        "failed", "Unlocked by LizardCD: the process that made it " + pending.status() + " is dead"));
    }
}
