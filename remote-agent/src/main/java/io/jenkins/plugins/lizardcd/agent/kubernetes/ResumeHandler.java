package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Resume;
import java.util.Set;

/** Resumes a paused Deployment, as {@code kubectl rollout resume}. */
@AutoService(OperationHandler.class)
public final class ResumeHandler implements OperationHandler<Resume> {

    @Override
    public Class<Resume> specType() {
        return Resume.class;
    }

    @Override
    public Set<Permission> permissions() {
        return new Rights()
                .on(WorkloadKind.DEPLOYMENT, "get", "patch")
                .history(WorkloadKind.DEPLOYMENT)
                .all();
    }

    @Override
    public Set<Permission> permissions(Resume spec) {
        return permissions();
    }

    @Override
    public Progress advance(Resume spec, Run run) throws Exception {
        Problems.requireKind(spec.workload(), "resume", Set.of(WorkloadKind.DEPLOYMENT));
        Ask ask = Ask.immediate(spec.workload());
        return new Rollout(run, ask, new PauseEdit(false)).advance();
    }
}
