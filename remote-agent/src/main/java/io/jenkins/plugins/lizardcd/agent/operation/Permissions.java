package io.jenkins.plugins.lizardcd.agent.operation;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
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

    private final KubernetesClient client;
    private final String namespace;
    private final Map<Permission, Long> grantedAt = new ConcurrentHashMap<>();

    Permissions(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Those of the given permissions that the Role lacks, sorted. */
    List<Permission> missing(Collection<Permission> wanted) {
        return wanted.stream().filter(p -> !granted(p)).sorted().toList();
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
        String detail = what + " needs rights that the agent's Role in namespace " + namespace + " lacks: " + names
                + ". Nothing was changed. Add to the rules of the Role:\n" + lines;
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
        if (at != null && System.nanoTime() - at < REMEMBER_NANOS) {
            return true;
        }
        boolean allowed = review(permission);
        if (allowed) {
            grantedAt.put(permission, System.nanoTime());
        } else {
            grantedAt.remove(permission);
        }
        return allowed;
    }

    private boolean review(Permission permission) {
        String[] resource = permission.resource().split("/", 2);
        SelfSubjectAccessReview review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withVerb(permission.verb())
                .withGroup(permission.group())
                .withResource(resource[0])
                .withSubresource(resource.length > 1 ? resource[1] : null)
                .endResourceAttributes()
                .endSpec()
                .build();
        return Boolean.TRUE.equals(client.resource(review).create().getStatus().getAllowed());
    }
}
