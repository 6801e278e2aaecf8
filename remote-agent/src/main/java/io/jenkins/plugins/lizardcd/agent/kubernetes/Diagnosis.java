package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Trouble;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdict;
import io.jenkins.plugins.lizardcd.shared.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is known about a failure, before a rollback takes the failing pods away. */
final class Diagnosis {

    private static final int CAUSES = 5;
    private static final int LOGS = 3;
    private static final int LINES = 15;

    private final Cluster cluster;

    Diagnosis(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The causes with the last lines of their containers' logs. One per container and reason: pods of a kind fail alike. */
    List<Cause> causes(Verdict verdict) {
        List<Cause> causes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int logs = 0;
        for (Trouble trouble : verdict.troubles()) {
            Cause cause = trouble.cause();
            if (causes.size() < CAUSES && seen.add(cause.container() + " " + cause.reason())) {
                boolean logged = trouble.pod() != null && logs < LOGS;
                logs += logged ? 1 : 0;
                causes.add(logged ? withLog(trouble) : cause);
            }
        }
        return causes;
    }

    /**
     * Whether a cluster autoscaler has promised a node for the pods that cannot be scheduled: then waiting helps.
     *
     * @param verdict one that is stuck
     */
    boolean nodesWillCome(Verdict verdict) {
        List<Trouble> fatal = verdict.troubles().stream().filter(Trouble::fatal).toList();
        return fatal.stream().allMatch(t -> t.cause().reason().equals("Unschedulable"))
                && fatal.stream()
                        .map(t -> t.cause().object().substring("pod/".length()))
                        .flatMap(pod -> cluster.find(ApiResource.PODS, pod).stream())
                        .flatMap(pod -> cluster.events(pod).stream())
                        .map(e -> e.text("reason"))
                        .anyMatch("TriggeredScaleUp"::equals);
    }

    private Cause withLog(Trouble trouble) {
        Cause cause = trouble.cause();
        List<String> lines = cluster.logs().lastLines(trouble.pod(), cause.container(), LINES, trouble.previous());
        if (lines.isEmpty() && trouble.previous()) {
            lines = cluster.logs().lastLines(trouble.pod(), cause.container(), LINES, false);
        }
        return new Cause(cause.object(), cause.container(), cause.reason(), cause.message(), lines);
    }

    /** The kubectl command with which to look on by hand. */
    static String byHand(String namespace, KubeObject workload) {
        return "kubectl -n " + namespace + " describe " + workload.ref();
    }
}
