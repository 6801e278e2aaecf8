package io.jenkins.plugins.lizardcd.agent.api;

import io.jenkins.plugins.lizardcd.agent.api.Router.Call;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One part of the agent for each namespace that it serves.
 *
 * @param <T> the part
 */
final class PerNamespace<T> {

    private final Map<String, T> parts = new LinkedHashMap<>();

    PerNamespace(Collection<Cluster> clusters, Function<Cluster, T> part) {
        clusters.forEach(c -> parts.put(c.namespace(), part.apply(c)));
    }

    /** The part of the namespace that the path of a call names. */
    T of(Call call) {
        String namespace = call.path("namespace");
        T found = parts.get(namespace);
        if (found == null) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "this agent does not serve namespace '" + namespace + "'; it serves " + parts.keySet());
        }
        return found;
    }
}
