package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.World;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.util.Comparator;
import java.util.List;

/** Which pod and which container a command means that names a workload, as {@code kubectl logs} and {@code exec} choose. */
final class PodChoice {

    private final Cluster cluster;

    PodChoice(Cluster cluster) {
        this.cluster = cluster;
    }

    /** All pods of a workload. */
    List<KubeObject> all(Workload workload) {
        World world = new Observer(cluster, workload).live();
        if (world.workload() == null) {
            // Says which names there are.
            cluster.get(workload);
        }
        return world.pods();
    }

    /** The pod itself, or one of the workload's: running before waiting, ready before not ready, the newest of them. */
    KubeObject of(Workload workload) {
        if (workload.kind() == WorkloadKind.POD) {
            return cluster.get(workload);
        }
        return all(workload).stream()
                .max(Comparator.comparing(PodChoice::running)
                        .thenComparing(p -> p.isTrue("Ready"))
                        .thenComparing(p -> p.text("metadata", "creationTimestamp")))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, workload + " has no pods"));
    }

    /** Whether containers of the pod run. */
    static boolean running(KubeObject pod) {
        return pod.text("status", "phase").equals("Running") && !pod.deleting();
    }

    /**
     * The container of that name, or the one that kubectl takes by default.
     *
     * @param named null for the default
     */
    String container(KubeObject pod, String named) {
        String container = named == null ? defaultContainer(pod) : named;
        if (!PodTemplate.images(pod.json()).containsKey(container)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    pod.ref() + " has no container '" + container + "'; it has: "
                            + String.join(", ", PodTemplate.images(pod.json()).keySet()));
        }
        return container;
    }

    private static String defaultContainer(KubeObject pod) {
        JsonNode first = pod.at("spec", "containers").path(0);
        return pod.annotation("kubectl.kubernetes.io/default-container")
                .orElse(first.path("name").asText());
    }
}
