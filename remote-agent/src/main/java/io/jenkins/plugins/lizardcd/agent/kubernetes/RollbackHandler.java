package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Rollback;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Restores an earlier pod template, as {@code kubectl rollout undo}, and verifies that it runs. */
@AutoService(OperationHandler.class)
public final class RollbackHandler implements OperationHandler<Rollback> {

    private static final String TARGET = "target";
    private static final int LARGEST_BATCH = 200;

    @Override
    public Class<Rollback> specType() {
        return Rollback.class;
    }

    @Override
    public Set<Permission> permissions() {
        return PatchRights.permissions(Rights.ROLLING);
    }

    @Override
    public Set<Permission> permissions(Rollback spec) {
        return PatchRights.permissions(spec.workload().kind(), spec.await(), spec.await());
    }

    @Override
    public Progress advance(Rollback spec, Run run) throws Exception {
        Problems.requireKind(spec.workload(), "roll back", Rights.ROLLING);
        RollbackTarget target = run.note(TARGET, RollbackTarget.class, () -> target(spec, run));
        String cause = spec.changeCause() == null ? target.cause(run.caller()) : spec.changeCause();
        Ask ask = new Ask(spec.workload(), spec.await(), false, spec.failFast(), cause, true, true);
        Progress progress = new Rollout(run, ask, new RollbackEdit(target)).advance();
        if (progress instanceof Progress.Done done) {
            Map<String, Object> values = new LinkedHashMap<>(done.result().values());
            if (target.revision() > 0) {
                values.put("toRevision", target.revision());
            }
            return Progress.done(
                    new Result(done.result().outcome(), done.result().changes(), values));
        }
        return progress;
    }

    private static RollbackTarget target(Rollback spec, Run run) throws Exception {
        if (spec.toOperation() != null) {
            return ofOperation(spec, run);
        }
        KubeObject workload = run.cluster().get(spec.workload());
        Revisions revisions = new Revisions(run.cluster(), workload);
        List<Revisions.Revision> all = revisions.all();
        Optional<Revisions.Revision> found;
        if (spec.toRevision() > 0) {
            found = all.stream().filter(r -> r.number() == spec.toRevision()).findFirst();
        } else {
            long current =
                    revisions.current(all).map(Revisions.Revision::number).orElse(Long.MAX_VALUE);
            // As kubectl: the highest one below the present one.
            found = all.stream().filter(r -> r.number() < current).reduce((a, b) -> b);
        }
        return found.map(r -> new RollbackTarget(r.number(), r.template(), null, "revision " + r.number()))
                .orElseThrow(() -> unknown(spec, all));
    }

    private static ProblemException unknown(Rollback spec, List<Revisions.Revision> all) {
        List<Long> numbers = all.stream().map(Revisions.Revision::number).toList();
        String what = spec.toRevision() > 0 ? "no revision " + spec.toRevision() : "no revision before the present one";
        return new ProblemException(
                ProblemType.NOT_FOUND,
                spec.workload() + " has " + what + "; its history holds: " + numbers
                        + " (revisionHistoryLimit says how many are kept)");
    }

    /** The snapshot that another operation took before it changed this workload. */
    private static RollbackTarget ofOperation(Rollback spec, Run run) {
        String id = spec.toOperation();
        Optional<Snapshot> snapshot = snapshot(spec, run, "");
        String prefix = "";
        for (int i = 0; i < LARGEST_BATCH && snapshot.isEmpty(); i++) {
            prefix = i + "/";
            snapshot = snapshot(spec, run, prefix);
        }
        Snapshot found = snapshot.orElseThrow(() -> new ProblemException(
                ProblemType.NOT_FOUND,
                "there is no snapshot of " + spec.workload() + " by operation " + id + " in namespace "
                        + run.namespace() + "; it may have been pruned. Roll back to a revision instead"));
        // Only an operation that changed the number of replicas gives it back, as somebody may have scaled since.
        boolean scaled = run.notedBy(id, prefix + Written.ACT, Written.class)
                .map(w -> w.replicas() != null && !w.replicas().equals(found.replicas()))
                .orElse(false);
        return new RollbackTarget(
                found.revision(),
                found.template(),
                scaled && spec.workload().kind() != WorkloadKind.DAEMONSET ? found.replicas() : null,
                "the state before operation " + id);
    }

    private static Optional<Snapshot> snapshot(Rollback spec, Run run, String prefix) {
        return run.notedBy(spec.toOperation(), prefix + Snapshot.NOTE, Snapshot.class)
                .filter(s -> s.workload().equals(spec.workload()));
    }
}
