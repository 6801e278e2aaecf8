package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.Messages;
import io.jenkins.plugins.lizardcd.steps.SetImageStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Sets images of a workload from a freestyle project; see {@link SetImageStep}. */
public final class SetImageBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public SetImageBuilder(SetImageStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardSetImageBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(SetImageStep.class, Messages._SetImageStep_DisplayName());
        }
    }
}
