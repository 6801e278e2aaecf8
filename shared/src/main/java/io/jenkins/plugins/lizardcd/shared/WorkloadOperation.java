package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Operations on workloads. Words and behaviour follow {@code kubectl set image}, {@code kubectl rollout} and
 * {@code kubectl scale}; absent booleans take the default that the component names.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface WorkloadOperation extends OperationSpec {

    /**
     * Sets images of containers and init containers.
     *
     * @param workload deployment, statefulset, daemonset, cronjob or job (a job is created anew)
     * @param images at least one; a null container means the sole container
     * @param await {@code wait} in JSON; default true: until the rollout of this change is complete
     * @param rollbackOnFailure default false: restore the snapshot when the rollout fails
     * @param failFast default true: fail as soon as the cluster knows why the rollout cannot succeed
     * @param progressDeadline own progress deadline; null keeps the workload's
     * @param changeCause text for {@code kubernetes.io/change-cause}; null leaves it to the caller's description
     * @param ifChanged default true: same images means nothing is written; false forces a restart
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SetImage(
            Workload workload,
            List<ContainerImage> images,
            @JsonProperty("wait") Boolean await,
            Boolean rollbackOnFailure,
            Boolean failFast,
            GoDuration progressDeadline,
            String changeCause,
            Boolean ifChanged)
            implements WorkloadOperation {
        public SetImage {
            requireWorkload(workload);
            images = images == null ? List.of() : List.copyOf(images);
            if (images.isEmpty()) {
                throw new IllegalArgumentException("setImage of " + workload + " needs at least one image");
            }
            if (images.stream()
                            .map(i -> String.valueOf(i.container()))
                            .distinct()
                            .count()
                    != images.size()) {
                throw new IllegalArgumentException("setImage of " + workload + " names a container twice");
            }
            await = orTrue(await);
            rollbackOnFailure = orFalse(rollbackOnFailure);
            failFast = orTrue(failFast);
            ifChanged = orTrue(ifChanged);
        }

        @Override
        public List<String> targets() {
            return List.of(workload.toString());
        }

        @Override
        public List<String> imageReferences() {
            return images.stream().map(ContainerImage::image).toList();
        }
    }

    /**
     * Sets or removes environment variables, as {@code kubectl set env}.
     *
     * @param workload deployment, statefulset, daemonset or cronjob
     * @param container name of the container; null means all containers, as kubectl does
     * @param set variables to set
     * @param unset names of variables to remove
     * @param await {@code wait} in JSON; default true
     * @param rollbackOnFailure default false
     * @param failFast default true
     * @param changeCause as in {@link SetImage}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SetEnv(
            Workload workload,
            String container,
            Map<String, String> set,
            List<String> unset,
            @JsonProperty("wait") Boolean await,
            Boolean rollbackOnFailure,
            Boolean failFast,
            String changeCause)
            implements WorkloadOperation {
        public SetEnv {
            requireWorkload(workload);
            set = set == null ? Map.of() : Map.copyOf(set);
            unset = unset == null ? List.of() : List.copyOf(unset);
            if (set.isEmpty() && unset.isEmpty()) {
                throw new IllegalArgumentException("setEnv of " + workload + " names no variable");
            }
            await = orTrue(await);
            rollbackOnFailure = orFalse(rollbackOnFailure);
            failFast = orTrue(failFast);
        }

        @Override
        public List<String> targets() {
            return List.of(workload.toString());
        }
    }

    /**
     * Sets resource requests and limits, as {@code kubectl set resources}.
     *
     * @param workload deployment, statefulset, daemonset or cronjob
     * @param container name of the container; null means all containers, as kubectl does
     * @param requests such as {@code cpu: 100m}; null keeps them
     * @param limits such as {@code memory: 256Mi}; null keeps them
     * @param await {@code wait} in JSON; default true
     * @param rollbackOnFailure default false
     * @param failFast default true
     * @param changeCause as in {@link SetImage}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SetResources(
            Workload workload,
            String container,
            Map<String, String> requests,
            Map<String, String> limits,
            @JsonProperty("wait") Boolean await,
            Boolean rollbackOnFailure,
            Boolean failFast,
            String changeCause)
            implements WorkloadOperation {
        public SetResources {
            requireWorkload(workload);
            requests = requests == null ? Map.of() : Map.copyOf(requests);
            limits = limits == null ? Map.of() : Map.copyOf(limits);
            if (requests.isEmpty() && limits.isEmpty()) {
                throw new IllegalArgumentException("setResources of " + workload + " names no request and no limit");
            }
            await = orTrue(await);
            rollbackOnFailure = orFalse(rollbackOnFailure);
            failFast = orTrue(failFast);
        }

        @Override
        public List<String> targets() {
            return List.of(workload.toString());
        }
    }

    /**
     * Restarts all pods of a workload by a new rollout, as {@code kubectl rollout restart}.
     *
     * @param workload deployment, statefulset or daemonset
     * @param await {@code wait} in JSON; default true
     * @param failFast default true
     * @param changeCause as in {@link SetImage}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Restart(Workload workload, @JsonProperty("wait") Boolean await, Boolean failFast, String changeCause)
            implements WorkloadOperation {
        public Restart {
            requireWorkload(workload);
            await = orTrue(await);
            failFast = orTrue(failFast);
        }

        @Override
        public List<String> targets() {
            return List.of(workload.toString());
        }
    }

    /**
     * Sets the number of replicas, as {@code kubectl scale}.
     *
     * @param workload deployment, statefulset or replicaset
     * @param replicas wanted number, 0 or more
     * @param currentReplicas write only when this is the number now; null or -1 means any
     * @param force default false: true scales even where a HorizontalPodAutoscaler owns the number
     * @param await {@code wait} in JSON; default true
     * @param failFast default true
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Scale(
            Workload workload,
            Integer replicas,
            Integer currentReplicas,
            Boolean force,
            @JsonProperty("wait") Boolean await,
            Boolean failFast)
            implements WorkloadOperation {
        public Scale {
            requireWorkload(workload);
            if (replicas == null || replicas < 0) {
                throw new IllegalArgumentException(
                        "scale of " + workload + " needs replicas of 0 or more, not " + replicas);
            }
            if (currentReplicas != null && currentReplicas < -1) {
                throw new IllegalArgumentException(
                        "currentReplicas of " + workload + " must be 0 or more, or -1 for any, not " + currentReplicas);
            }
            currentReplicas = currentReplicas == null ? -1 : currentReplicas;
            force = orFalse(force);
            await = orTrue(await);
            failFast = orTrue(failFast);
        }

        @Override
        public List<String> targets() {
            return List.of(workload.toString());
        }
    }

    /**
     * Pauses a Deployment's rollout, as {@code kubectl rollout pause}.
     *
     * @param workload a deployment
     */
    record Pause(Workload workload) implements WorkloadOperation {
        public Pause {
            requireWorkload(workload);
        }

        @Override
        public List<String> targets() {
            return List.of(workload.toString());
        }
    }

    /**
     * Resumes a paused Deployment, as {@code kubectl rollout resume}.
     *
     * @param workload a deployment
     */
    record Resume(Workload workload) implements WorkloadOperation {
        public Resume {
            requireWorkload(workload);
        }

        @Override
        public List<String> targets() {
            return List.of(workload.toString());
        }
    }

    /**
     * Restores an earlier pod template and verifies that it runs.
     *
     * @param workload deployment, statefulset or daemonset
     * @param toRevision revision number; null or 0 means the previous one, as {@code kubectl rollout undo}
     * @param toOperation id of an operation whose snapshot is restored instead; excludes toRevision
     * @param await {@code wait} in JSON; default true
     * @param failFast default true
     * @param changeCause as in {@link SetImage}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rollback(
            Workload workload,
            Long toRevision,
            String toOperation,
            @JsonProperty("wait") Boolean await,
            Boolean failFast,
            String changeCause)
            implements WorkloadOperation {
        public Rollback {
            requireWorkload(workload);
            toRevision = toRevision == null ? 0L : toRevision;
            if (toRevision < 0) {
                throw new IllegalArgumentException("toRevision of " + workload + " must be 0 (previous) or more");
            }
            if (toRevision > 0 && toOperation != null) {
                throw new IllegalArgumentException(
                        "rollback of " + workload + " takes toRevision or toOperation, not both");
            }
            await = orTrue(await);
            failFast = orTrue(failFast);
        }

        @Override
        public List<String> targets() {
            return List.of(workload.toString());
        }
    }

    /**
     * Waits until a rollout is complete or cannot be, as {@code kubectl rollout status}. Changes nothing.
     *
     * @param workload any workload
     * @param revision revision that must be the current one; null or 0 means whichever is current
     * @param await {@code wait} in JSON; default true; false tells how it stands now, whatever that is
     * @param failFast default true
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RolloutStatus(
            Workload workload,
            Long revision,
            @JsonProperty("wait") Boolean await,
            Boolean failFast) implements WorkloadOperation {
        public RolloutStatus {
            requireWorkload(workload);
            revision = revision == null ? 0L : revision;
            await = orTrue(await);
            failFast = orTrue(failFast);
        }

        @Override
        public List<String> targets() {
            return List.of();
        }
    }

    /**
     * Waits for a condition of any object, as {@code kubectl wait}. Changes nothing.
     *
     * @param resource {@code kind/name}, such as {@code job/migrate}
     * @param condition {@code condition=Ready}, a bare condition type, {@code delete} or {@code jsonpath={.a}=b}
     */
    record WaitFor(String resource, String condition) implements WorkloadOperation {
        public WaitFor {
            if (resource == null || !resource.matches("[A-Za-z0-9.-]+/[a-z0-9.:-]+")) {
                throw new IllegalArgumentException(
                        "'" + resource + "' is not a resource; write kind/name, such as job/migrate");
            }
            if (condition == null || condition.isBlank()) {
                throw new IllegalArgumentException("waitFor " + resource
                        + " needs a condition: condition=Ready, delete or jsonpath={.status.phase}=Running");
            }
        }

        @Override
        public List<String> targets() {
            return List.of();
        }
    }

    /**
     * Runs operations one after another as one. When one fails, those done before are restored in reverse order.
     *
     * @param operations what to do, in order; no batch in a batch
     * @param rollbackOnFailure default true: all or back; false leaves what was done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Batch(List<WorkloadOperation> operations, Boolean rollbackOnFailure) implements WorkloadOperation {
        public Batch {
            operations = operations == null ? List.of() : List.copyOf(operations);
            if (operations.isEmpty()) {
                throw new IllegalArgumentException("a batch needs at least one operation");
            }
            if (operations.stream().anyMatch(Batch.class::isInstance)) {
                throw new IllegalArgumentException("a batch cannot hold a batch; list its operations instead");
            }
            rollbackOnFailure = orTrue(rollbackOnFailure);
        }

        @Override
        public List<String> targets() {
            return operations.stream()
                    .flatMap(o -> o.targets().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }

        @Override
        public List<String> imageReferences() {
            return operations.stream()
                    .flatMap(o -> o.imageReferences().stream())
                    .toList();
        }

        @Override
        public List<OperationSpec> parts() {
            return Stream.<OperationSpec>concat(Stream.of(this), operations.stream())
                    .toList();
        }
    }

    private static void requireWorkload(Workload workload) {
        if (workload == null) {
            throw new IllegalArgumentException("the workload is missing; write kind/name, such as deployment/web");
        }
    }

    private static Boolean orTrue(Boolean value) {
        return value == null || value;
    }

    private static Boolean orFalse(Boolean value) {
        return value != null && value;
    }
}
