package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Health;
import java.util.List;

/** Judges a pod: healthy when it is ready or has done its work. */
final class PodHealth {

    private PodHealth() {}

    static Verdict judge(World world) {
        KubeObject pod = world.workload();
        String phase = pod.text("status", "phase");
        boolean ready = pod.isTrue("Ready");
        Counts counts = new Counts(1, 1, ready ? 1 : 0, ready ? 1 : 0, 1);
        if (ready || phase.equals("Succeeded")) {
            return Verdict.of(Health.HEALTHY, phase, counts);
        }
        List<Trouble> troubles = PodTroubles.of(pod, world, false);
        if (phase.equals("Failed")) {
            String message = pod.text("status", "message");
            return Verdict.of(
                            Health.DEGRADED, pod.ref() + " failed" + (message.isEmpty() ? "" : ": " + message), counts)
                    .with(troubles);
        }
        return Verdict.of(Health.PROGRESSING, phase + ", not ready", counts).with(troubles);
    }
}
