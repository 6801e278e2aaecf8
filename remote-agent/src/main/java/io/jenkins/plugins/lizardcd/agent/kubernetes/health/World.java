package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was read of a workload and of what it owns.
 *
 * @param workload the workload; null when it does not exist
 * @param children what it controls that makes pods: ReplicaSets of a Deployment, Jobs of a CronJob
 * @param pods those that it controls, directly or through its children
 * @param events warnings by the uid of the object they are about
 * @param now when it was read, by the agent's clock
 */
public record World(
        KubeObject workload,
        List<KubeObject> children,
        List<KubeObject> pods,
        Map<String, List<KubeObject>> events,
        Instant now) {

    /**
     * The warnings about an object, oldest first.
     *
     * @param object which one
     */
    public List<KubeObject> events(KubeObject object) {
        return events.getOrDefault(object.uid(), List.of());
    }

    /**
     * How long ago something was; zero when the clocks differ so that it lies ahead.
     *
     * @param time by the API server's clock
     */
    Duration age(Instant time) {
        Duration age = Duration.between(time, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
