package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.Result;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Batch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** Runs operations one after another as one: all of them, or everything back in reverse order. */
@AutoService(OperationHandler.class)
public final class BatchHandler implements OperationHandler<Batch> {

    private static final String DONE = "done";

    @Override
    public Class<Batch> specType() {
        return Batch.class;
    }

    @Override
    public Set<Permission> permissions() {
        Set<Permission> permissions = new TreeSet<>();
        for (OperationHandler<?> handler : ServiceLoader.load(OperationHandler.class)) {
            boolean part = WorkloadOperation.class.isAssignableFrom(handler.specType());
            if (part && handler.specType() != Batch.class) {
                permissions.addAll(handler.permissions());
            }
        }
        return permissions;
    }

    @Override
    public Set<Permission> permissions(Batch spec) {
        Set<Permission> permissions = new TreeSet<>();
        spec.operations().forEach(o -> permissions.addAll(handler(o).permissions(o)));
        return permissions;
    }

    @Override
    public Progress advance(Batch spec, Run run) throws Exception {
        if (run.noted(Failing.NOTE, Failing.class).isPresent()) {
            return new BatchRestore(run, spec).advance();
        }
        List<WorkloadOperation> operations = spec.operations();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            SubRun sub = new SubRun(run, i);
            if (sub.noted(DONE, Result.class).isEmpty()) {
                Progress progress = advance(operations.get(i), sub);
                if (progress instanceof Progress.Done done) {
                    sub.note(DONE, Result.class, done::result);
                    String message = (i + 1) + " of " + operations.size() + " done: " + name(operations.get(i));
                    run.tell("batch", Level.INFO, message, null);
                } else if (progress instanceof Progress.Failed failed) {
                    return fail(spec, run, i, failed);
                } else {
                    return progress;
                }
            }
            results.add(sub.noted(DONE, Result.class).orElseThrow());
        }
        return Progress.done(summary(operations, results));
    }

    private static Progress advance(WorkloadOperation operation, Run run) throws Exception {
        try {
            return handler(operation).advance(operation, run);
        } catch (ProblemException e) {
            return Progress.ended(e);
        }
    }

    private static Progress fail(Batch spec, Run run, int index, Progress.Failed failed) throws Exception {
        Failure cause = failed.failure();
        String message = "operation " + (index + 1) + " of " + spec.operations().size() + " failed: " + cause.message();
        Failure failure = new Failure(cause.type(), message, cause.causes(), cause.byHand());
        boolean restore =
                switch (failed.phase()) {
                    case CANCELLED -> run.onAbort() == OnAbort.ROLLBACK;
                    case ROLLED_BACK -> true;
                    default -> spec.rollbackOnFailure();
                };
        Phase phase = failed.phase() == Phase.CANCELLED ? Phase.CANCELLED : Phase.FAILED;
        run.note(Failing.NOTE, Failing.class, () -> new Failing(failure, phase, restore, Instant.EPOCH));
        run.note(BatchRestore.FROM, Integer.class, () -> index);
        return new BatchRestore(run, spec).advance();
    }

    private static Result summary(List<WorkloadOperation> operations, List<Result> results) {
        List<Change> changes = new ArrayList<>();
        List<Map<String, Object>> values = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            changes.addAll(results.get(i).changes());
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("operation", name(operations.get(i)));
            value.put("status", results.get(i).outcome());
            value.putAll(results.get(i).values());
            values.add(value);
        }
        Set<Outcome> outcomes =
                new TreeSet<>(results.stream().map(Result::outcome).toList());
        // All the same, or succeeded: one that was changed is a change of the whole.
        Outcome outcome = outcomes.size() == 1 ? outcomes.iterator().next() : Outcome.SUCCEEDED;
        return new Result(outcome, changes, Map.of("operations", values));
    }

    static String name(WorkloadOperation operation) {
        return (operation.kindName() + " " + String.join(", ", operation.targets())).trim();
    }

    @SuppressWarnings("unchecked") // a handler is found by the very type it declares
    private static <S extends WorkloadOperation> OperationHandler<S> handler(S operation) {
        for (OperationHandler<?> handler : ServiceLoader.load(OperationHandler.class)) {
            if (handler.specType() == operation.getClass()) {
                return (OperationHandler<S>) handler;
            }
        }
        throw Problems.unprocessable("this agent cannot run '" + operation.kindName() + "'; upgrade the agent");
    }
}
