package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.Messages;
import io.jenkins.plugins.lizardcd.steps.SetResourcesStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Sets resources of a workload from a freestyle project; see {@link SetResourcesStep}. */
public final class SetResourcesBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public SetResourcesBuilder(SetResourcesStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardSetResourcesBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(SetResourcesStep.class, Messages._SetResourcesStep_DisplayName());
        }
    }
}
