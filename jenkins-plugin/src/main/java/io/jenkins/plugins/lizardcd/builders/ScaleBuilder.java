package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.Messages;
import io.jenkins.plugins.lizardcd.steps.ScaleStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Scales a workload from a freestyle project; see {@link ScaleStep}. */
public final class ScaleBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public ScaleBuilder(ScaleStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardScaleBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(ScaleStep.class, Messages._ScaleStep_DisplayName());
        }
    }
}
