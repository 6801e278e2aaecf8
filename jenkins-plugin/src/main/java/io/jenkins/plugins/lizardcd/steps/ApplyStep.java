package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Applies manifests by server-side apply, and waits until everything is healthy. */
public final class ApplyStep extends SetStep {

    private static final long serialVersionUID = 1L;

    private boolean wait = true;
    private boolean rollbackOnFailure;
    private boolean failFast = true;

    /** Applies the manifests that one of the setters names. */
    @DataBoundConstructor
    public ApplyStep() {
        // Everything has a setter: which sources of manifests there are may grow.
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    @DataBoundSetter
    public void setRollbackOnFailure(boolean rollbackOnFailure) {
        this.rollbackOnFailure = rollbackOnFailure;
    }

    @DataBoundSetter
    public void setFailFast(boolean failFast) {
        this.failFast = failFast;
    }

    public boolean isWait() {
        return wait;
    }

    public boolean isRollbackOnFailure() {
        return rollbackOnFailure;
    }

    public boolean isFailFast() {
        return failFast;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        return work(run, "apply", wait, rollbackOnFailure, failFast);
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardApply";
        }

        @Override
        public String getDisplayName() {
            return Messages.ApplyStep_DisplayName();
        }
    }
}
