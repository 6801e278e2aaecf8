package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetResources;
import java.util.Set;

/** Sets resource requests and limits, as {@code kubectl set resources}. */
@AutoService(OperationHandler.class)
public final class SetResourcesHandler implements OperationHandler<SetResources> {

    @Override
    public Class<SetResources> specType() {
        return SetResources.class;
    }

    @Override
    public Set<Permission> permissions() {
        return PatchRights.permissions(Rights.TEMPLATES);
    }

    @Override
    public Set<Permission> permissions(SetResources spec) {
        return PatchRights.permissions(spec.workload().kind(), spec.await(), spec.rollbackOnFailure());
    }

    @Override
    public Progress advance(SetResources spec, Run run) throws Exception {
        Problems.requireKind(spec.workload(), "set resources of", Rights.TEMPLATES);
        Ask ask = new Ask(
                spec.workload(),
                spec.await(),
                spec.rollbackOnFailure(),
                spec.failFast(),
                spec.changeCause(),
                true,
                false);
        return new Rollout(run, ask, new ResourcesEdit(spec)).advance();
    }
}
