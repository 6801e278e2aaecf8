package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.World;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.List;

/**
 * Deletes pods of a failed version that a StatefulSet would wait for without end after its template was restored
 * ("forced rollback", kubernetes/kubernetes#67250).
 */
final class StuckPods {

    private final Run run;

    StuckPods(Run run) {
        this.run = run;
    }

    /**
     * Deletes them, once the controller has seen the restored template.
     *
     * @param world the StatefulSet and its pods, read just now
     * @param restored the state that was restored
     * @return whether there was one that had not been deleted before
     */
    boolean delete(World world, Expected restored) throws Exception {
        KubeObject set = world.workload();
        if (set == null || set.observedGeneration() < restored.generation()) {
            return false;
        }
        boolean fresh = false;
        String revision = set.text("status", "updateRevision");
        List<KubeObject> stuck = world.pods().stream()
                .filter(p -> !p.label("controller-revision-hash").orElse("").equals(revision))
                .filter(p -> !p.isTrue("Ready") && !p.deleting())
                .toList();
        for (KubeObject pod : stuck) {
            // Named by uid: the next pod of that ordinal has the same name.
            fresh |= run.noted("unstick/" + pod.uid(), Boolean.class).isEmpty();
            run.act("unstick/" + pod.uid(), pod.name(), Boolean.class, again -> delete(pod));
            run.tell(
                    pod.ref(),
                    Level.WARNING,
                    "deleted pod " + pod.name() + " of the failed version: a StatefulSet does not replace it by itself",
                    null);
        }
        return fresh;
    }

    private boolean delete(KubeObject pod) {
        try {
            run.cluster().delete(ApiResource.PODS, pod, "Background");
            return true;
        } catch (ConflictException e) {
            return false;
        } catch (ProblemException e) {
            if (e.problem().type() == ProblemType.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
