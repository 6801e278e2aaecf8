package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Waits until a rollout is complete or cannot be, as {@code kubectl rollout status}. */
public final class RolloutStatusStep extends WorkloadStep {

    private static final long serialVersionUID = 1L;

    private long revision;
    private boolean failFast = true;

    /**
     * Waits for a rollout.
     *
     * @param workload such as {@code deployment/web}
     */
    @DataBoundConstructor
    public RolloutStatusStep(String workload) {
        super(workload);
    }

    @DataBoundSetter
    public void setRevision(long revision) {
        this.revision = revision;
    }

    @DataBoundSetter
    public void setFailFast(boolean failFast) {
        this.failFast = failFast;
    }

    public long getRevision() {
        return revision;
    }

    public boolean isFailFast() {
        return failFast;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        Workload workload = parsed();
        String which = revision == 0 ? "the current rollout" : "revision " + revision;
        return new Work(
                new WorkloadOperation.RolloutStatus(workload, revision, failFast),
                workload.toString(),
                "wait for " + which);
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardRolloutStatus";
        }

        @Override
        public String getDisplayName() {
            return Messages.RolloutStatusStep_DisplayName();
        }
    }
}
