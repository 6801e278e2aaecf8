package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Restart;
import java.util.Set;

/** Restarts all pods by a new rollout, as {@code kubectl rollout restart}. */
@AutoService(OperationHandler.class)
public final class RestartHandler implements OperationHandler<Restart> {

    @Override
    public Class<Restart> specType() {
        return Restart.class;
    }

    @Override
    public Set<Permission> permissions() {
        return PatchRights.permissions(Rights.ROLLING);
    }

    @Override
    public Set<Permission> permissions(Restart spec) {
        return PatchRights.permissions(spec.workload().kind(), spec.await(), false);
    }

    @Override
    public Progress advance(Restart spec, Run run) throws Exception {
        Problems.requireKind(spec.workload(), "restart", Rights.ROLLING);
        Ask ask = new Ask(spec.workload(), spec.await(), false, spec.failFast(), spec.changeCause(), true, false);
        return new Rollout(run, ask, new RestartEdit(run.startedAt())).advance();
    }
}
