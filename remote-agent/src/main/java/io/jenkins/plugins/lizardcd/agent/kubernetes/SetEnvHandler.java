package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetEnv;
import java.util.Set;

/** Sets and removes environment variables, as {@code kubectl set env}. */
@AutoService(OperationHandler.class)
public final class SetEnvHandler implements OperationHandler<SetEnv> {

    @Override
    public Class<SetEnv> specType() {
        return SetEnv.class;
    }

    @Override
    public Set<Permission> permissions() {
        return PatchRights.permissions(Rights.TEMPLATES);
    }

    @Override
    public Set<Permission> permissions(SetEnv spec) {
        return PatchRights.permissions(spec.workload().kind(), spec.await(), spec.rollbackOnFailure());
    }

    @Override
    public Progress advance(SetEnv spec, Run run) throws Exception {
        Problems.requireKind(spec.workload(), "set variables of", Rights.TEMPLATES);
        Ask ask = new Ask(
                spec.workload(),
                spec.await(),
                spec.rollbackOnFailure(),
                spec.failFast(),
                spec.changeCause(),
                true,
                false);
        return new Rollout(run, ask, new EnvEdit(spec)).advance();
    }
}
