package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.lizardcd.steps.OperationStep;
import io.jenkins.plugins.lizardcd.steps.RestartStep;
import java.util.function.UnaryOperator;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Restarts a workload from a freestyle project; see {@link RestartStep}. */
public final class RestartBuilder extends OperationBuilder {

    private final String workload;
    private boolean wait = true;
    private boolean failFast = true;
    private String changeCause;

    /**
     * A builder with default settings.
     *
     * @param workload as in the step
     */
    @DataBoundConstructor
    public RestartBuilder(String workload) {
        this.workload = Util.fixNull(workload).trim();
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

    public String getWorkload() {
        return workload;
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
    protected OperationStep step(UnaryOperator<String> expand) {
        RestartStep step = new RestartStep(expand.apply(workload));
        step.setWait(wait);
        step.setFailFast(failFast);
        step.setChangeCause(expand.apply(changeCause));
        return step;
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardRestartBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step. */
        public DescriptorImpl() {
            super(RestartStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.RestartBuilder_DisplayName();
        }
    }
}
