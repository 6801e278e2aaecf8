package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.HelmUninstallStep;
import io.jenkins.plugins.lizardcd.steps.Messages;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Uninstalls a release of Helm from a freestyle project; see {@link HelmUninstallStep}. */
public final class HelmUninstallBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public HelmUninstallBuilder(HelmUninstallStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardHelmUninstallBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(HelmUninstallStep.class, Messages._HelmUninstallStep_DisplayName());
        }
    }
}
