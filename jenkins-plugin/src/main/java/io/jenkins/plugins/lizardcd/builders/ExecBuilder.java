package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.ExecStep;
import io.jenkins.plugins.lizardcd.steps.Messages;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs a command in a container from a freestyle project; see {@link ExecStep}. */
public final class ExecBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public ExecBuilder(ExecStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardExecBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(ExecStep.class, Messages._ExecStep_DisplayName());
        }
    }
}
