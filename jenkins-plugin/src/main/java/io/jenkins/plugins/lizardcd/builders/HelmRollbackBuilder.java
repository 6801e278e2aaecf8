package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.HelmRollbackStep;
import io.jenkins.plugins.lizardcd.steps.Messages;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Rolls back a release of Helm from a freestyle project; see {@link HelmRollbackStep}. */
public final class HelmRollbackBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public HelmRollbackBuilder(HelmRollbackStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardHelmRollbackBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(HelmRollbackStep.class, Messages._HelmRollbackStep_DisplayName());
        }
    }
}
