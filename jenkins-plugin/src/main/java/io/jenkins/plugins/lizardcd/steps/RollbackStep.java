package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.run.Deployment;
import io.jenkins.plugins.lizardcd.run.DeploymentsAction;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Restores an earlier pod template and verifies that it runs. */
public final class RollbackStep extends ChangeStep {

    private static final long serialVersionUID = 1L;

    private long toRevision;
    private int toBuild;

    /**
     * Rolls back a workload.
     *
     * @param workload such as {@code deployment/web}
     */
    @DataBoundConstructor
    public RollbackStep(String workload) {
        super(workload);
    }

    @DataBoundSetter
    public void setToRevision(long toRevision) {
        this.toRevision = toRevision;
    }

    @DataBoundSetter
    public void setToBuild(int toBuild) {
        this.toBuild = toBuild;
    }

    public long getToRevision() {
        return toRevision;
    }

    public int getToBuild() {
        return toBuild;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) throws AbortException {
        Workload workload = parsed();
        if (toBuild > 0 && toRevision > 0) {
            throw new IllegalArgumentException("give toRevision or toBuild, not both");
        }
        String operation = toBuild > 0 ? operationOf(run, target, workload) : null;
        String where = toBuild > 0
                ? "to what ran before build #" + toBuild
                : toRevision > 0 ? "to revision " + toRevision : "to the previous revision";
        return new Work(
                new WorkloadOperation.Rollback(
                        workload, toRevision, operation, isWait(), isFailFast(), getChangeCause()),
                workload.toString(),
                "roll back " + where);
    }

    private String operationOf(Run<?, ?> run, Target target, Workload workload) throws AbortException {
        Run<?, ?> build = run.getParent().getBuildByNumber(toBuild);
        if (build == null) {
            throw new AbortException("there is no build #" + toBuild + " of "
                    + run.getParent().getFullName() + " any more; use toRevision");
        }
        return DeploymentsAction.first(build, target.endpoint(), target.namespace(), workload.toString())
                .map(Deployment::getOperationId)
                .orElseThrow(() -> new AbortException("build #" + toBuild + " changed nothing in " + target.namespace()
                        + "/" + workload + " on " + target.endpoint() + "; name a build that did, or use toRevision"));
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardRollback";
        }

        @Override
        public String getDisplayName() {
            return Messages.RollbackStep_DisplayName();
        }
    }
}
