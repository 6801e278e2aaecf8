package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.Messages;
import io.jenkins.plugins.lizardcd.steps.ResumeStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Resumes a paused Deployment from a freestyle project; see {@link ResumeStep}. */
public final class ResumeBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public ResumeBuilder(ResumeStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardResumeBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(ResumeStep.class, Messages._ResumeStep_DisplayName());
        }
    }
}
