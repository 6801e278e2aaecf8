package io.jenkins.plugins.lizardcd.builders;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.lizardcd.steps.OperationStep;
import io.jenkins.plugins.lizardcd.steps.RollbackStep;
import java.util.function.UnaryOperator;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Rolls back a workload from a freestyle project; see {@link RollbackStep}. */
public final class RollbackBuilder extends OperationBuilder {

    private final String workload;
    private String toRevision;
    private String toBuild;
    private boolean wait = true;
    private boolean failFast = true;
    private String changeCause;

    /**
     * A builder with default settings.
     *
     * @param workload as in the step
     */
    @DataBoundConstructor
    public RollbackBuilder(String workload) {
        this.workload = Util.fixNull(workload).trim();
    }

    @DataBoundSetter
    public void setToRevision(String toRevision) {
        this.toRevision = Util.fixEmptyAndTrim(toRevision);
    }

    @DataBoundSetter
    public void setToBuild(String toBuild) {
        this.toBuild = Util.fixEmptyAndTrim(toBuild);
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

    public String getToRevision() {
        return toRevision;
    }

    public String getToBuild() {
        return toBuild;
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
    protected OperationStep step(UnaryOperator<String> expand) throws AbortException {
        RollbackStep step = new RollbackStep(expand.apply(workload));
        step.setToRevision(number("toRevision", expand.apply(toRevision), 0));
        step.setToBuild(Math.toIntExact(number("toBuild", expand.apply(toBuild), 0)));
        step.setWait(wait);
        step.setFailFast(failFast);
        step.setChangeCause(expand.apply(changeCause));
        return step;
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardRollbackBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step. */
        public DescriptorImpl() {
            super(RollbackStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.RollbackBuilder_DisplayName();
        }
    }
}
