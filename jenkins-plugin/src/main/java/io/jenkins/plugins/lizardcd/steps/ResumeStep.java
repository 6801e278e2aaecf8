package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import org.kohsuke.stapler.DataBoundConstructor;

/** Resumes a paused Deployment, as {@code kubectl rollout resume}. */
public final class ResumeStep extends WorkloadStep {

    private static final long serialVersionUID = 1L;

    /**
     * Resumes a rollout.
     *
     * @param workload such as {@code deployment/web}
     */
    @DataBoundConstructor
    public ResumeStep(String workload) {
        super(workload);
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        Workload workload = parsed();
        return new Work(new WorkloadOperation.Resume(workload), workload.toString(), "resume the rollout");
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardResume";
        }

        @Override
        public String getDisplayName() {
            return Messages.ResumeStep_DisplayName();
        }
    }
}
