package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.BatchStep;
import io.jenkins.plugins.lizardcd.steps.Messages;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs several operations as one from a freestyle project; see {@link BatchStep}. */
public final class BatchBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public BatchBuilder(BatchStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardBatchBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(BatchStep.class, Messages._BatchStep_DisplayName());
        }
    }
}
