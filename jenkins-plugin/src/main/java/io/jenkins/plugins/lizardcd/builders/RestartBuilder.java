package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.Messages;
import io.jenkins.plugins.lizardcd.steps.RestartStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Restarts a workload from a freestyle project; see {@link RestartStep}. */
public final class RestartBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public RestartBuilder(RestartStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardRestartBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(RestartStep.class, Messages._RestartStep_DisplayName());
        }
    }
}
