package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Pause;
import java.util.Set;

/** Pauses a Deployment's rollout, as {@code kubectl rollout pause}. */
@AutoService(OperationHandler.class)
public final class PauseHandler implements OperationHandler<Pause> {

    @Override
    public Class<Pause> specType() {
        return Pause.class;
    }

    @Override
    public Set<Permission> permissions() {
        return new Rights()
                .on(WorkloadKind.DEPLOYMENT, "get", "patch")
                .history(WorkloadKind.DEPLOYMENT)
                .all();
    }

    @Override
    public Set<Permission> permissions(Pause spec) {
        return permissions();
    }

    @Override
    public Progress advance(Pause spec, Run run) throws Exception {
        Problems.requireKind(spec.workload(), "pause", Set.of(WorkloadKind.DEPLOYMENT));
        Ask ask = Ask.immediate(spec.workload());
        return new Rollout(run, ask, new PauseEdit(true)).advance();
    }
}
