package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import io.jenkins.plugins.lizardcd.steps.HelmUpgradeStep;
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

        /** Shows the form of the step. */
        public DescriptorImpl() {
            super(HelmUpgradeStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.HelmUpgradeBuilder_DisplayName();
        }
    }
}
