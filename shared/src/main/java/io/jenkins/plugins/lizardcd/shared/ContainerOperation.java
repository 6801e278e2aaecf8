package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Operations inside of containers. An agent refuses them unless its policy names the workload. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ContainerOperation extends OperationSpec {

    /**
     * Runs a command in a running container, as {@code kubectl exec}. It locks the workload, so that no rollout replaces
     * the pod under the command.
     *
     * @param workload the pod, or a workload that has pods: one that is ready is taken
     * @param command the program and its arguments, as they are: no shell takes part unless it is the program
     * @param container its name; null means the one that kubectl takes by default
     * @param anyExitCode default false: an exit code other than 0 is a failure
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Exec(Workload workload, List<String> command, String container, Boolean anyExitCode)
            implements ContainerOperation {
        public Exec {
            if (workload == null) {
                throw new IllegalArgumentException("the workload is missing; write kind/name, such as deployment/web");
            }
            if (workload.kind() == WorkloadKind.CRONJOB) {
                throw new IllegalArgumentException(
                        "exec in " + workload + ": a cronjob has no pods; name one of its jobs");
            }
            command = command == null ? List.of() : List.copyOf(command);
            if (command.isEmpty() || command.get(0).isBlank()) {
                throw new IllegalArgumentException("exec in " + workload
                        + " needs a command: the program, then its arguments, such as ['psql', '--version']");
            }
            if (command.size() == 1 && command.get(0).trim().matches(".*\\s.*")) {
                throw new IllegalArgumentException("exec in " + workload + ": '" + command.get(0)
                        + "' is one word; give the program and each argument as an element of the list, or let a shell"
                        + " read it: ['sh', '-c', '...']");
            }
            if (command.stream().anyMatch(word -> word.indexOf(0) >= 0)) {
                throw new IllegalArgumentException("exec in " + workload + ": the command holds a NUL character");
            }
            if (container != null) {
                Names.requireLabel(container, "container");
            }
            anyExitCode = anyExitCode != null && anyExitCode;
        }

        @Override
        public List<String> targets() {
            return List.of(workload.toString());
        }

        @Override
        public boolean runsCommands() {
            return true;
        }
    }
}
