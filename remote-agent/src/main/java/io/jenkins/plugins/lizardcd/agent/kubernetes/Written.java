package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import java.time.Instant;

/**
 * A workload as our write left it.
 *
 * @param uid of the workload
 * @param generation of its spec
 * @param digest of its pod template
 * @param since when it was written, by the API server's clock
 * @param replicas wanted number of pods; null for kinds without one
 * @param paused whether its rollout is paused
 */
record Written(String uid, long generation, String digest, Instant since, Integer replicas, boolean paused) {

    /** Name of the act whose outcome it is. */
    static final String ACT = "write";

    static Written of(KubeObject object) {
        return new Written(
                object.uid(),
                object.generation(),
                PodTemplate.digest(object),
                object.writtenAt().orElseGet(Instant::now),
                object.at("spec").has("replicas") ? object.number("spec", "replicas") : null,
                object.at("spec", "paused").asBoolean());
    }

    /** The workload as it was found: nothing had to be written. */
    static Written found(KubeObject object) {
        Written written = of(object);
        return new Written(written.uid, written.generation, written.digest, null, written.replicas, written.paused);
    }

    Expected expected() {
        return new Expected(uid, generation, digest, 0, since);
    }

    /** The same where the pod template does not matter. */
    Expected expectedOfAnyTemplate() {
        return new Expected(uid, generation, null, 0, since);
    }
}
