package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.FormValidation;
import io.jenkins.plugins.lizardcd.endpoint.EndpointForm;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Sets the number of replicas, as {@code kubectl scale}. */
public final class ScaleStep extends RolloutStep {

    private static final long serialVersionUID = 1L;

    private final int replicas;
    private int currentReplicas = -1;
    private boolean force;

    /**
     * Scales a workload.
     *
     * @param workload such as {@code deployment/web}
     * @param replicas wanted number, 0 or more
     */
    @DataBoundConstructor
    public ScaleStep(String workload, int replicas) {
        super(workload);
        this.replicas = replicas;
    }

    @DataBoundSetter
    public void setCurrentReplicas(int currentReplicas) {
        this.currentReplicas = currentReplicas;
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    public int getReplicas() {
        return replicas;
    }

    public int getCurrentReplicas() {
        return currentReplicas;
    }

    public boolean isForce() {
        return force;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        Workload workload = parsed();
        return new Work(
                new WorkloadOperation.Scale(workload, replicas, currentReplicas, force, isWait(), isFailFast()),
                workload.toString(),
                "scale to " + replicas);
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardScale";
        }

        @Override
        public String getDisplayName() {
            return Messages.ScaleStep_DisplayName();
        }

        /** Checks that the number is one. */
        @POST
        public FormValidation doCheckReplicas(@AncestorInPath Item item, @QueryParameter String value) {
            return EndpointForm.mayConfigure(item)
                    ? FormValidation.validateNonNegativeInteger(value)
                    : FormValidation.ok();
        }
    }
}
