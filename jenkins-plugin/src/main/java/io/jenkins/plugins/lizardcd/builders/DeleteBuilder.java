package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.DeleteStep;
import io.jenkins.plugins.lizardcd.steps.Messages;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Deletes objects from a freestyle project; see {@link DeleteStep}. */
public final class DeleteBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public DeleteBuilder(DeleteStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardDeleteBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(DeleteStep.class, Messages._DeleteStep_DisplayName());
        }
    }
}
