package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import java.time.Duration;

/**
 * Settings of the engine.
 *
 * @param identity name of this replica, unique among all that run at one time: the pod's name
 * @param leaseDuration after this time without a renewal the other replicas take over; at least 3 s
 * @param workers threads that move operations on
 * @param keepOperations how many ended operations to keep in a namespace; those of the last hour are kept beyond it, up
 *     to five times as many
 * @param keepFor how long to keep an ended operation
 * @param policy what handlers may do for anybody, where only they find out what that is
 */
public record EngineSettings(
        String identity,
        Duration leaseDuration,
        int workers,
        int keepOperations,
        Duration keepFor,
        AgentPolicy policy) {

    /** Refuses settings with which two replicas could run one operation. */
    public EngineSettings {
        if (identity == null || !identity.matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?")) {
            throw new IllegalArgumentException("the identity '" + identity
                    + "' must consist of lower case letters, digits, '-' and '.', as the name of a pod");
        }
        if (leaseDuration.compareTo(Duration.ofSeconds(3)) < 0) {
            throw new IllegalArgumentException("the lease duration must be at least 3s, not " + leaseDuration);
        }
    }
}
