package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.Events;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.LogOptions;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTroubles;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Trouble;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdict;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdicts;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.World;
import io.jenkins.plugins.lizardcd.shared.NamespaceStatus;
import io.jenkins.plugins.lizardcd.shared.ObjectEvent;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.PodStatus;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import io.jenkins.plugins.lizardcd.shared.WorkloadStatus;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can be read of a namespace. Each call asks the API server; nothing is changed. */
public final class Reads {

    private static final int LARGEST = 1024 * 1024;

    private final Cluster cluster;

    /**
     * Reads of one namespace.
     *
     * @param cluster the namespace
     */
    public Reads(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The permissions that reads need. */
    public static Set<Permission> permissions() {
        Rights rights = new Rights();
        for (WorkloadKind kind : WorkloadKind.values()) {
            rights.on(kind, "get", "list");
        }
        return rights.on(ApiResource.EVENTS, "list")
                .on(new ApiResource("", "v1", "pods/log", "Pod"), "get")
                .on(ApiResource.REVISIONS, "list")
                .all();
    }

    /**
     * The health of the namespace's workloads.
     *
     * @param running operations that have not ended
     */
    public NamespaceStatus status(List<Operation> running) {
        List<WorkloadStatus> workloads = new NamespaceReader(cluster).workloads();
        return new NamespaceStatus(cluster.namespace(), NamespaceReader.worst(workloads), workloads, running);
    }

    /**
     * The health of one workload, with what is wrong.
     *
     * @param workload which one
     * @throws ProblemException when it does not exist
     */
    public WorkloadStatus status(Workload workload) {
        World world = new Observer(cluster, workload).live();
        KubeObject object = world.workload() == null ? cluster.get(workload) : world.workload();
        Verdict verdict = Verdicts.of(workload.toString(), world, Expected.ANY);
        return NamespaceReader.status(object, verdict, new Revisions(cluster, object).current());
    }

    /**
     * An object as a person wants to see it: without managed fields and the API server's own marks. The data of secrets
     * is redacted.
     *
     * @param resource {@code kind/name}; custom kinds as well
     * @throws ProblemException when it does not exist or is larger than 1 MiB
     */
    public ObjectNode get(String resource) {
        int slash = resource.indexOf('/');
        if (slash <= 0 || slash == resource.length() - 1) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "'" + resource + "' is not a resource; write kind/name, such as deployment/web");
        }
        KubeObject object = cluster.get(cluster.resource(resource.substring(0, slash)), resource.substring(slash + 1));
        ObjectNode clean = CleanObject.of(object);
        if (clean.toString().length() > LARGEST) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, resource + " is larger than 1 MiB; read it with kubectl get");
        }
        return clean;
    }

    /**
     * Pods.
     *
     * @param workload only those of this workload; null for all
     * @param labelSelector only those with these labels; null for all
     */
    public List<PodStatus> pods(Workload workload, String labelSelector) {
        List<KubeObject> pods = workload == null
                ? cluster.list(ApiResource.PODS, labelSelector, null)
                : new PodChoice(cluster).all(workload);
        World world = new World(null, List.of(), pods, Map.of(), Instant.now());
        return pods.stream()
                .map(p -> pod(p, world))
                .sorted(Comparator.comparing(PodStatus::name))
                .toList();
    }

    private static PodStatus pod(KubeObject pod, World world) {
        int restarts = pod.items("status", "containerStatuses")
                .mapToInt(c -> c.path("restartCount").asInt())
                .sum();
        String node = pod.text("spec", "nodeName");
        String phase = pod.deleting() ? "Terminating" : pod.text("status", "phase");
        return new PodStatus(
                pod.name(),
                phase,
                pod.isTrue("Ready"),
                restarts,
                node.isEmpty() ? null : node,
                KubeObject.time(pod.at("status", "startTime")).orElse(null),
                pod.controller().map(KubeObject.Owner::ref).orElse(null),
                PodTroubles.of(pod, world, false).stream().map(Trouble::cause).toList());
    }

    /**
     * Kubernetes' events, the newest last.
     *
     * @param object only those about {@code kind/name}; null for all
     * @param limit at most this many
     */
    public List<ObjectEvent> events(String object, int limit) {
        String selector = null;
        if (object != null) {
            int slash = object.indexOf('/');
            ApiResource resource = cluster.resource(slash < 0 ? object : object.substring(0, slash));
            selector = "involvedObject.kind=" + resource.kind()
                    + (slash < 0 ? "" : ",involvedObject.name=" + object.substring(slash + 1));
        }
        List<ObjectEvent> events = cluster.list(ApiResource.EVENTS, null, selector).stream()
                .map(Reads::event)
                .sorted(Comparator.comparing(ObjectEvent::time))
                .toList();
        return events.subList(Math.max(0, events.size() - limit), events.size());
    }

    private static ObjectEvent event(KubeObject event) {
        String about = event.text("involvedObject", "kind").toLowerCase(Locale.ROOT) + "/"
                + event.text("involvedObject", "name");
        return new ObjectEvent(
                Events.lastSeen(event),
                event.text("type"),
                event.text("reason"),
                about,
                event.text("message"),
                Events.count(event));
    }

    /**
     * The log of a workload's container: of the pod itself, or of one of the workload's pods as {@code kubectl logs}
     * chooses it.
     *
     * @param workload pod or any workload
     * @param options which part; without a container, the one kubectl takes by default
     * @return the log; the caller closes it
     */
    public InputStream logs(Workload workload, LogOptions options) {
        PodChoice choice = new PodChoice(cluster);
        KubeObject pod = choice.of(workload);
        String container = choice.container(pod, options.container());
        return cluster.logs()
                .open(
                        pod.name(),
                        new LogOptions(
                                container,
                                options.tail(),
                                options.since(),
                                options.previous(),
                                options.limitBytes(),
                                options.follow(),
                                options.timestamps()));
    }
}
