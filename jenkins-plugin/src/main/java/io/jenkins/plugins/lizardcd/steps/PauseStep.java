package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import org.kohsuke.stapler.DataBoundConstructor;

/** Pauses the rollout of a Deployment, as {@code kubectl rollout pause}. */
public final class PauseStep extends WorkloadStep {

    private static final long serialVersionUID = 1L;

    /**
     * Pauses a rollout.
     *
     * @param workload such as {@code deployment/web}
     */
    @DataBoundConstructor
    public PauseStep(String workload) {
        super(workload);
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        Workload workload = parsed();
        return new Work(new WorkloadOperation.Pause(workload), workload.toString(), "pause the rollout");
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardPause";
        }

        @Override
        public String getDisplayName() {
            return Messages.PauseStep_DisplayName();
        }
    }
}
