package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.HelmTestStep;
import io.jenkins.plugins.lizardcd.steps.Messages;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the tests of a release of Helm from a freestyle project; see {@link HelmTestStep}. */
public final class HelmTestBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public HelmTestBuilder(HelmTestStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardHelmTestBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(HelmTestStep.class, Messages._HelmTestStep_DisplayName());
        }
    }
}
