package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import java.util.EnumSet;
import java.util.Set;

/** Sets images of containers, as {@code kubectl set image}, and waits until they run. */
@AutoService(OperationHandler.class)
public final class SetImageHandler implements OperationHandler<SetImage> {

    private static final Set<WorkloadKind> KINDS = EnumSet.of(
            WorkloadKind.DEPLOYMENT,
            WorkloadKind.STATEFULSET,
            WorkloadKind.DAEMONSET,
            WorkloadKind.CRONJOB,
            WorkloadKind.JOB);

    @Override
    public Class<SetImage> specType() {
        return SetImage.class;
    }

    @Override
    public Set<Permission> permissions() {
        Rights rights = new Rights();
        for (WorkloadKind kind : Rights.TEMPLATES) {
            rights.on(kind, "get", "patch").history(kind).waiting(kind, true);
        }
        return rights.on(WorkloadKind.JOB, "get", "create", "delete")
                .waiting(WorkloadKind.JOB, true)
                .on(WorkloadKind.POD, "delete")
                .all();
    }

    @Override
    public Set<Permission> permissions(SetImage spec) {
        WorkloadKind kind = spec.workload().kind();
        Rights rights = new Rights().on(kind, "get").history(kind);
        if (kind == WorkloadKind.JOB) {
            rights.on(kind, "create", "delete");
        } else {
            rights.on(kind, "patch");
        }
        if (spec.await()) {
            rights.waiting(kind, false);
        }
        if (spec.rollbackOnFailure() && kind == WorkloadKind.STATEFULSET) {
            rights.on(WorkloadKind.POD, "delete");
        }
        return rights.all();
    }

    @Override
    public Progress advance(SetImage spec, Run run) throws Exception {
        Problems.requireKind(spec.workload(), "set the image of", KINDS);
        if (spec.workload().kind() == WorkloadKind.JOB) {
            return new JobRecreation(run, spec).advance();
        }
        Ask ask = new Ask(
                spec.workload(),
                spec.await(),
                spec.rollbackOnFailure(),
                spec.failFast(),
                spec.changeCause(),
                true,
                false);
        return new Rollout(run, ask, new ImageEdit(spec, run.startedAt())).advance();
    }
}
