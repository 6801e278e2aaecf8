package io.jenkins.plugins.lizardcd.builders;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.lizardcd.steps.OperationStep;
import io.jenkins.plugins.lizardcd.steps.ScaleStep;
import java.util.function.UnaryOperator;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Scales a workload from a freestyle project; see {@link ScaleStep}. */
public final class ScaleBuilder extends OperationBuilder {

    private final String workload;
    private final String replicas;
    private int currentReplicas = -1;
    private boolean force;
    private boolean wait = true;
    private boolean failFast = true;

    /**
     * A builder with default settings.
     *
     * @param workload as in the step
     * @param replicas as in the step
     */
    @DataBoundConstructor
    public ScaleBuilder(String workload, String replicas) {
        this.workload = Util.fixNull(workload).trim();
        this.replicas = Util.fixNull(replicas).trim();
    }

    @DataBoundSetter
    public void setCurrentReplicas(int currentReplicas) {
        this.currentReplicas = currentReplicas;
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    @DataBoundSetter
    public void setFailFast(boolean failFast) {
        this.failFast = failFast;
    }

    public String getWorkload() {
        return workload;
    }

    public String getReplicas() {
        return replicas;
    }

    public int getCurrentReplicas() {
        return currentReplicas;
    }

    public boolean isForce() {
        return force;
    }

    public boolean isWait() {
        return wait;
    }

    public boolean isFailFast() {
        return failFast;
    }

    @Override
    protected OperationStep step(UnaryOperator<String> expand) throws AbortException {
        ScaleStep step =
                new ScaleStep(expand.apply(workload), Math.toIntExact(number("replicas", expand.apply(replicas), -1)));
        step.setCurrentReplicas(currentReplicas);
        step.setForce(force);
        step.setWait(wait);
        step.setFailFast(failFast);
        return step;
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardScaleBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step. */
        public DescriptorImpl() {
            super(ScaleStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.ScaleBuilder_DisplayName();
        }
    }
}
