package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Waits until a rollout is complete or cannot be, as {@code kubectl rollout status}. */
public final class RolloutStatusStep extends RolloutStep {

    private static final long serialVersionUID = 1L;

    private long revision;

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

    public long getRevision() {
        return revision;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        Workload workload = parsed();
        String which = revision == 0 ? "the current rollout" : "revision " + revision;
        return new Work(
                new WorkloadOperation.RolloutStatus(workload, revision, isWait(), isFailFast()),
                workload.toString(),
                (isWait() ? "wait for " : "look at ") + which);
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

        @Override
        public boolean isDryRunOffered() {
            return false;
        }
    }
}
