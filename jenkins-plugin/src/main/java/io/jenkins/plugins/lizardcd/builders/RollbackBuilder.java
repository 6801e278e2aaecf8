package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.Messages;
import io.jenkins.plugins.lizardcd.steps.RollbackStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Rolls back a workload from a freestyle project; see {@link RollbackStep}. */
public final class RollbackBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public RollbackBuilder(RollbackStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardRollbackBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(RollbackStep.class, Messages._RollbackStep_DisplayName());
        }
    }
}
