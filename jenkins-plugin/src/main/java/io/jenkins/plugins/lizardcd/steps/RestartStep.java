package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Restarts all pods of a workload by a new rollout, as {@code kubectl rollout restart}. */
public final class RestartStep extends WorkloadStep {

    private static final long serialVersionUID = 1L;

    private boolean wait = true;
    private boolean failFast = true;
    private String changeCause;

    /**
     * Restarts a workload.
     *
     * @param workload such as {@code deployment/web}
     */
    @DataBoundConstructor
    public RestartStep(String workload) {
        super(workload);
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    @DataBoundSetter
    public void setFailFast(boolean failFast) {
        this.failFast = failFast;
    }

    @DataBoundSetter
    public void setChangeCause(String changeCause) {
        this.changeCause = Util.fixEmptyAndTrim(changeCause);
    }

    public boolean isWait() {
        return wait;
    }

    public boolean isFailFast() {
        return failFast;
    }

    public String getChangeCause() {
        return changeCause;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        Workload workload = parsed();
        return new Work(
                new WorkloadOperation.Restart(workload, wait, failFast, changeCause), workload.toString(), "restart");
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
