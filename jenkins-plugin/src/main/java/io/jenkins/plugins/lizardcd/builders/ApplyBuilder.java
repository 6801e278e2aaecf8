package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.ApplyStep;
import io.jenkins.plugins.lizardcd.steps.Messages;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Applies manifests of the workspace from a freestyle project; see {@link ApplyStep}. */
public final class ApplyBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public ApplyBuilder(ApplyStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardApplyBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(ApplyStep.class, Messages._ApplyStep_DisplayName());
        }
    }
}
