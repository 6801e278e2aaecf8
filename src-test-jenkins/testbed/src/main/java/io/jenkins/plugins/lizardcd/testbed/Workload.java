package io.jenkins.plugins.lizardcd.testbed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A sample workload, to be applied by {@link Workloads}. Its pods carry the label {@code app} with its name.
 *
 * @param kind what it is
 * @param name its name
 * @param containers of its pods; the first listens on port 8080, the next ones on 8081, …
 * @param initContainers of its pods
 * @param spec more fields of its {@code spec}, by Kubernetes' names
 */
public record Workload(
        Kind kind, String name, List<Container> containers, List<Container> initContainers, Map<String, Object> spec) {

    /** The kinds of workloads. */
    public enum Kind {
        /** apps/v1. */
        DEPLOYMENT("Deployment"),
        /** apps/v1. */
        STATEFUL_SET("StatefulSet"),
        /** apps/v1. */
        DAEMON_SET("DaemonSet"),
        /** batch/v1. */
        JOB("Job"),
        /** batch/v1, or batch/v1beta1 before Kubernetes 1.21. */
        CRON_JOB("CronJob");

        private final String api;

        Kind(String api) {
            this.api = api;
        }

        /** As manifests spell it. */
        public String api() {
            return api;
        }
    }

    /** Copies the collections. */
    public Workload {
        containers = List.copyOf(containers);
        initContainers = List.copyOf(initContainers);
        spec = new LinkedHashMap<>(spec);
    }

    /**
     * A Deployment of one replica whose container has the workload's name.
     *
     * @param name its name
     * @param image what it runs
     */
    public static Workload deployment(String name, SampleImage image) {
        return new Workload(
                Kind.DEPLOYMENT, name, List.of(Container.server(name, image)), List.of(), Map.of("replicas", 1));
    }

    /**
     * A StatefulSet of one replica whose container has the workload's name.
     *
     * @param name its name, and that of its Service
     * @param image what it runs
     */
    public static Workload statefulSet(String name, SampleImage image) {
        return new Workload(
                Kind.STATEFUL_SET,
                name,
                List.of(Container.server(name, image)),
                List.of(),
                Map.of("replicas", 1, "serviceName", name));
    }

    /**
     * A DaemonSet whose container has the workload's name.
     *
     * @param name its name
     * @param image what it runs
     */
    public static Workload daemonSet(String name, SampleImage image) {
        return new Workload(Kind.DAEMON_SET, name, List.of(Container.server(name, image)), List.of(), Map.of());
    }

    /**
     * A Job that runs one pod once, whose container has the job's name.
     *
     * @param name its name
     * @param exit the exit code
     */
    public static Workload job(String name, int exit) {
        Container task = Container.task(name, SampleImage.JOB).with("EXIT", exit);
        return new Workload(Kind.JOB, name, List.of(task), List.of(), Map.of("backoffLimit", 0));
    }

    /**
     * A CronJob whose container has its name.
     *
     * @param name its name
     * @param schedule as in {@code 0 3 * * *}
     */
    public static Workload cronJob(String name, String schedule) {
        return new Workload(
                Kind.CRON_JOB,
                name,
                List.of(Container.task(name, SampleImage.JOB)),
                List.of(),
                Map.of("schedule", schedule));
    }

    /** As kubectl names it, for example {@code deployment/web}. */
    public String reference() {
        return kind.api().toLowerCase(Locale.ROOT) + "/" + name;
    }

    /**
     * The same with so many replicas.
     *
     * @param replicas how many
     */
    public Workload replicas(int replicas) {
        return with("replicas", replicas);
    }

    /**
     * The same with a field of its spec set.
     *
     * @param field by Kubernetes' name, as in {@code progressDeadlineSeconds}
     * @param value a number, text, boolean, map or list
     */
    public Workload with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(spec);
        more.put(field, value);
        return new Workload(kind, name, containers, initContainers, more);
    }

    /**
     * The same with these containers in place of its own.
     *
     * @param others one to many
     */
    public Workload containers(Container... others) {
        return new Workload(kind, name, List.of(others), initContainers, spec);
    }

    /**
     * The same with an init container.
     *
     * @param first runs before the others
     */
    public Workload init(Container first) {
        List<Container> more = new ArrayList<>(initContainers);
        more.add(first);
        return new Workload(kind, name, containers, more, spec);
    }
}
