package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Checks rights on kinds that only the manifests name. */
final class Rights {

    private Rights() {}

    /**
     * Passes when the Role permits all.
     *
     * @throws ProblemException naming each missing verb and resource, and the lines to add
     */
    static void require(Cluster cluster, Collection<Permission> needed, String what) {
        List<Permission> missing = cluster.missing(needed);
        if (missing.isEmpty()) {
            return;
        }
        String names = missing.stream().map(Permission::toString).collect(Collectors.joining(", "));
        String lines = missing.stream().map(Permission::ruleLine).collect(Collectors.joining("\n"));
        ProblemType type = ProblemType.MISSING_PERMISSION;
        String detail = what + " needs rights that the agent's Role in namespace " + cluster.namespace() + " lacks: "
                + names + ". Nothing was changed. Add to the rules of the Role:\n" + lines;
        throw new ProblemException(new Problem(type, type.title(), type.status(), detail, null, missing, null));
    }
}
