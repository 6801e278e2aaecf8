package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A pod as a read shows it.
 *
 * @param name its name
 * @param phase Kubernetes' pod phase
 * @param ready whether its Ready condition is true
 * @param restarts restarts of all its containers
 * @param node the node, or null while it is not scheduled
 * @param startedAt when the kubelet accepted it, or null
 * @param owner {@code kind/name} of its controller, or null
 * @param causes what is wrong; empty when nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodStatus(
        String name,
        String phase,
        boolean ready,
        int restarts,
        String node,
        Instant startedAt,
        String owner,
        List<Cause> causes) {}
