package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.Messages;
import io.jenkins.plugins.lizardcd.steps.SetEnvStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Sets environment variables of a workload from a freestyle project; see {@link SetEnvStep}. */
public final class SetEnvBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public SetEnvBuilder(SetEnvStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardSetEnvBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(SetEnvStep.class, Messages._SetEnvStep_DisplayName());
        }
    }
}
