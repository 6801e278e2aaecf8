package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.Messages;
import io.jenkins.plugins.lizardcd.steps.PauseStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Pauses the rollout of a Deployment from a freestyle project; see {@link PauseStep}. */
public final class PauseBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public PauseBuilder(PauseStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardPauseBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(PauseStep.class, Messages._PauseStep_DisplayName());
        }
    }
}
