package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import org.kohsuke.stapler.DataBoundConstructor;

/** Restarts all pods of a workload by a new rollout, as {@code kubectl rollout restart}. */
public final class RestartStep extends ChangeStep {

    private static final long serialVersionUID = 1L;

    /**
     * Restarts a workload.
     *
     * @param workload such as {@code deployment/web}
     */
    @DataBoundConstructor
    public RestartStep(String workload) {
        super(workload);
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        Workload workload = parsed();
        return new Work(
                new WorkloadOperation.Restart(workload, isWait(), isFailFast(), getChangeCause()),
                workload.toString(),
                "restart");
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardRestart";
        }

        @Override
        public String getDisplayName() {
            return Messages.RestartStep_DisplayName();
        }
    }
}
