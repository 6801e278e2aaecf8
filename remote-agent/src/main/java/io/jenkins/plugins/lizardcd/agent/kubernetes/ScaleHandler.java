package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Scale;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets the number of replicas, as {@code kubectl scale}, and waits until that many run. */
@AutoService(OperationHandler.class)
public final class ScaleHandler implements OperationHandler<Scale> {

    private static final Set<WorkloadKind> KINDS =
            EnumSet.of(WorkloadKind.DEPLOYMENT, WorkloadKind.STATEFULSET, WorkloadKind.REPLICASET);

    @Override
    public Class<Scale> specType() {
        return Scale.class;
    }

    @Override
    public Set<Permission> permissions() {
        Rights rights = new Rights().on(ApiResource.AUTOSCALERS, "list");
        for (WorkloadKind kind : KINDS) {
            rights.on(kind, "get", "patch").history(kind).waiting(kind, true);
        }
        return rights.all();
    }

    @Override
    public Set<Permission> permissions(Scale spec) {
        WorkloadKind kind = spec.workload().kind();
        Rights rights = new Rights().on(kind, "get", "patch").history(kind);
        if (!spec.force()) {
            rights.on(ApiResource.AUTOSCALERS, "list");
        }
        return spec.await() ? rights.waiting(kind, false).all() : rights.all();
    }

    @Override
    public Progress advance(Scale spec, Run run) throws Exception {
        Problems.requireKind(spec.workload(), "scale", KINDS);
        if (!spec.force() && run.noted(Snapshot.NOTE, Snapshot.class).isEmpty()) {
            refuseUnderAutoscaler(spec.workload(), run);
        }
        Ask ask = new Ask(spec.workload(), spec.await(), false, spec.failFast(), null, false, false);
        Progress progress = new Rollout(run, ask, new ScaleEdit(spec)).advance();
        return progress instanceof Progress.Done done ? finished(spec, run, done.result()) : progress;
    }

    private static void refuseUnderAutoscaler(Workload workload, Run run) {
        List<KubeObject> all = run.cluster().list(ApiResource.AUTOSCALERS, null, null);
        for (KubeObject autoscaler : all) {
            boolean owns = autoscaler
                            .text("spec", "scaleTargetRef", "kind")
                            .equals(workload.kind().kind())
                    && autoscaler.text("spec", "scaleTargetRef", "name").equals(workload.name());
            if (owns) {
                throw Problems.conflict(workload + " is scaled by horizontalpodautoscaler/" + autoscaler.name() + " ("
                        + autoscaler.at("spec", "minReplicas").asInt(1) + " to "
                        + autoscaler.number("spec", "maxReplicas")
                        + "), which would undo this; change the autoscaler, or use force: true");
            }
        }
    }

    private static Progress finished(Scale spec, Run run, Result result) throws Exception {
        Snapshot before = run.noted(Snapshot.NOTE, Snapshot.class).orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>(result.values());
        Object now = values.get("replicas");
        if (now instanceof Integer replicas && !replicas.equals(spec.replicas())) {
            return Progress.failed(Failure.of(
                    ProblemType.SUPERSEDED,
                    spec.workload() + " was scaled to " + spec.replicas() + ", but somebody else has set it to "
                            + replicas + " since"));
        }
        values.put("previousReplicas", before.replicas());
        return Progress.done(new Result(result.outcome(), result.changes(), values));
    }
}
