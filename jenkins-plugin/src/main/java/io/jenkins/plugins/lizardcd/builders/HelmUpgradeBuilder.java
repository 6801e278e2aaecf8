package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.HelmUpgradeStep;
import io.jenkins.plugins.lizardcd.steps.Messages;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Installs or upgrades a release of Helm from a freestyle project; see {@link HelmUpgradeStep}. */
public final class HelmUpgradeBuilder extends OperationBuilder {

    /**
     * Does what the step does.
     *
     * @param step with its settings
     */
    @DataBoundConstructor
    public HelmUpgradeBuilder(HelmUpgradeStep step) {
        super(step);
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardHelmUpgradeBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step under its name. */
        public DescriptorImpl() {
            super(HelmUpgradeStep.class, Messages._HelmUpgradeStep_DisplayName());
        }
    }
}
