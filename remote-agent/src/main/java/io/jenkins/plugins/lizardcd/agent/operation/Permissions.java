package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Asks the API server what the agent's Role permits (SelfSubjectAccessReview). A yes is remembered for a minute, a no
 * never, so that a mended Role works at once.
 */
final class Permissions {

    private static final long REMEMBER_NANOS = Duration.ofMinutes(1).toNanos();

    private final Cluster cluster;
    private final Map<Permission, Long> grantedAt = new ConcurrentHashMap<>();

    Permissions(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Those of the given permissions that the Role lacks, sorted. */
    List<Permission> missing(Collection<Permission> wanted) {
        List<Permission> unknown = wanted.stream().filter(p -> !granted(p)).toList();
        if (unknown.isEmpty()) {
            return List.of();
        }
        long now = System.nanoTime();
        List<Permission> missing = cluster.missing(unknown);
        unknown.stream().filter(p -> !missing.contains(p)).forEach(p -> grantedAt.put(p, now));
        return missing;
    }

    /**
     * Passes when the Role permits all.
     *
     * @throws ProblemException naming each missing verb and resource, and the lines to add
     */
    void require(Collection<Permission> wanted, String what) {
        List<Permission> missing = missing(wanted);
        if (missing.isEmpty()) {
            return;
        }
        String names = missing.stream().map(Permission::toString).collect(Collectors.joining(", "));
        String lines = missing.stream().map(Permission::ruleLine).collect(Collectors.joining("\n"));
        String detail = what + " needs rights that the agent's Role in namespace " + cluster.namespace() + " lacks: "
                + names + ". Nothing was changed. Add to the rules of the Role:\n" + lines;
        throw new ProblemException(new Problem(
                ProblemType.MISSING_PERMISSION,
                ProblemType.MISSING_PERMISSION.title(),
                ProblemType.MISSING_PERMISSION.status(),
                detail,
                null,
                missing,
                null));
    }

    private boolean granted(Permission permission) {
        Long at = grantedAt.get(permission);
        return at != null && System.nanoTime() - at < REMEMBER_NANOS;
    }
}
