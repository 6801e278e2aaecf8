package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.CommandOutput;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PodCommand;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.ContainerOperation.Exec;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs a command in a container, as {@code kubectl exec}. A command that was lost with its agent is never run again:
 * nobody knows how far it came.
 */
@AutoService(OperationHandler.class)
public final class ExecHandler implements OperationHandler<Exec> {

    private static final Map<String, PodCommand> RUNNING = new ConcurrentHashMap<>();
    private static final Duration RECHECK = Duration.ofSeconds(1);
    /** Longer than any operation tries to record its end. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final String ACT = "exec";

    @Override
    public Class<Exec> specType() {
        return Exec.class;
    }

    @Override
    public Set<Permission> permissions() {
        Rights rights = commands();
        for (WorkloadKind kind : WorkloadKind.values()) {
            if (kind != WorkloadKind.CRONJOB) {
                rights.on(kind, "get").waiting(kind, false);
            }
        }
        return rights.all();
    }

    @Override
    public Set<Permission> permissions(Exec spec) {
        Rights rights = commands().on(WorkloadKind.POD, "get");
        WorkloadKind kind = spec.workload().kind();
        return kind == WorkloadKind.POD
                ? rights.all()
                : rights.on(kind, "get").on(WorkloadKind.POD, "list").all();
    }

    /** A command begins by a GET that is upgraded to a WebSocket, for which newer API servers want "create" as well. */
    private static Rights commands() {
        return new Rights().on(new ApiResource("", "v1", "pods/exec", "Pod"), "get", "create");
    }

    /**
     * Where it runs.
     *
     * @param pod name of the pod
     * @param container name of the container
     */
    record Chosen(String pod, String container) {
        /** Name of its note. */
        static final String NOTE = "container";
    }

    /**
     * The command has begun.
     *
     * @param token finds it in the agent process that began it; null when that is gone
     */
    record Begun(String token) {}

    @Override
    public Progress advance(Exec spec, Run run) throws Exception {
        Chosen chosen = run.note(Chosen.NOTE, Chosen.class, () -> choose(spec, run));
        if (run.dryRun()) {
            run.tell(
                    "plan",
                    Level.INFO,
                    "would run it in container " + chosen.container() + " of pod/" + chosen.pod(),
                    null);
            return Progress.done(new Result(Outcome.PLANNED, List.of(), where(chosen)));
        }
        Begun begun = run.act(ACT, chosen, Begun.class, again -> again ? new Begun(null) : begin(spec, run, chosen));
        Optional<PodCommand> found = Optional.ofNullable(begun.token()).map(RUNNING::get);
        if (found.isEmpty()) {
            return Progress.failed(Failure.of(
                    ProblemType.UNAVAILABLE,
                    "the command in pod/" + chosen.pod()
                            + " was lost: the agent ended while it ran. Nobody knows how far"
                            + " it came, so it is not run again; look what it has done"));
        }
        run.tell(ACT, Level.INFO, "runs in container " + chosen.container() + " of pod/" + chosen.pod(), null);
        PodCommand command = found.get();
        PodCommand.End end = command.end();
        tell(run, end == null ? command.output().newLines() : command.output().lastLines());
        boolean over = end == null && (run.cancel().isPresent() || run.expired());
        if (end == null && !over) {
            return new Progress.Wait(Set.of(), RECHECK);
        }
        // It stays known: when the end cannot be recorded at once, this is asked again, and the answer must be the
        // same.
        command.close();
        return over ? stopped(run, chosen) : ended(spec, run, chosen, command.output(), end);
    }

    private static Chosen choose(Exec spec, Run run) {
        PodChoice choice = new PodChoice(run.cluster());
        KubeObject pod = choice.of(spec.workload());
        if (!PodChoice.running(pod)) {
            throw Problems.unprocessable("cannot run a command in " + pod.ref() + ": it is "
                    + (pod.deleting() ? "being deleted" : pod.text("status", "phase")) + ", not running");
        }
        return new Chosen(pod.name(), choice.container(pod, spec.container()));
    }

    private static Begun begin(Exec spec, Run run, Chosen chosen) {
        // Nobody calls for an operation any more that has gone to another replica.
        RUNNING.values().forEach(PodCommand::closeIfLost);
        RUNNING.values().removeIf(command -> command.overFor(FORGOTTEN));
        String token = UUID.randomUUID().toString();
        Runnable waker = run.waker();
        RUNNING.put(token, run.cluster().exec(chosen.pod(), chosen.container(), spec.command(), waker));
        return new Begun(token);
    }

    /** Each line is a fact of its own; a flood is cut, as the result has the last part of it. */
    private static void tell(Run run, List<CommandOutput.Line> lines) {
        for (CommandOutput.Line line : lines) {
            run.tell("output/" + line.number(), Level.INFO, line.text(), null);
            if (line.number() == CommandOutput.MOST_LINES) {
                run.tell("output", Level.INFO, "further lines are not shown; the result has the last ones", null);
            }
        }
    }

    private static Progress stopped(Run run, Chosen chosen) {
        boolean cancelled = run.cancel().isPresent();
        String message = "the command in pod/" + chosen.pod() + (cancelled ? " was cancelled" : " ran out of time")
                + ": the connection was closed; whether it still runs in the container is not known";
        ProblemType type = cancelled ? ProblemType.CANCELLED : ProblemType.TIMEOUT;
        return new Progress.Failed(
                cancelled ? Phase.CANCELLED : Phase.FAILED, new Failure(type, message, List.of(), byHand(run, chosen)));
    }

    private static Progress ended(Exec spec, Run run, Chosen chosen, CommandOutput output, PodCommand.End end) {
        boolean ran = end.exitCode() != null;
        if (ran && (end.exitCode() == 0 || spec.anyExitCode())) {
            Map<String, Object> values = where(chosen);
            values.put("exitCode", end.exitCode());
            values.put("output", output.text());
            values.put("error", output.errorText());
            return Progress.done(new Result(Outcome.SUCCEEDED, List.of(), values));
        }
        String program = spec.command().get(0);
        String why = ran
                ? program + " ended with exit code " + end.exitCode()
                : program + " gave no exit code: " + end.reason();
        Cause cause = new Cause("pod/" + chosen.pod(), chosen.container(), "Error", why, last(output));
        run.tell("cause/" + cause.object(), Level.ERROR, cause.message(), new EventData.Troubled(cause));
        String message = "the command in pod/" + chosen.pod() + " failed: " + why;
        return Progress.failed(new Failure(ProblemType.COMMAND_FAILED, message, List.of(cause), byHand(run, chosen)));
    }

    /** The error stream says why; a program that has nothing there has said it before. */
    private static List<String> last(CommandOutput output) {
        List<String> lines = output.errorText().lines().toList();
        return lines.subList(Math.max(0, lines.size() - 10), lines.size());
    }

    private static Map<String, Object> where(Chosen chosen) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("pod", chosen.pod());
        values.put("container", chosen.container());
        return values;
    }

    private static String byHand(Run run, Chosen chosen) {
        return "kubectl -n " + run.namespace() + " exec " + chosen.pod() + " -c " + chosen.container() + " -- ...";
    }
}
