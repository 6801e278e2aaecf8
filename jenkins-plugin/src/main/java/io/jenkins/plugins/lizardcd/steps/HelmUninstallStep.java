package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUninstall;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Removes a release, as {@code helm uninstall}. */
public final class HelmUninstallStep extends HelmChangeStep {

    private static final long serialVersionUID = 1L;

    private boolean keepHistory;
    private boolean ignoreNotFound = true;

    /**
     * For one release.
     *
     * @param release name of the release
     */
    @DataBoundConstructor
    public HelmUninstallStep(String release) {
        super(release);
    }

    @DataBoundSetter
    public void setKeepHistory(boolean keepHistory) {
        this.keepHistory = keepHistory;
    }

    @DataBoundSetter
    public void setIgnoreNotFound(boolean ignoreNotFound) {
        this.ignoreNotFound = ignoreNotFound;
    }

    public boolean isKeepHistory() {
        return keepHistory;
    }

    public boolean isIgnoreNotFound() {
        return ignoreNotFound;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        return new Work(
                new HelmUninstall(getRelease(), keepHistory, isWait(), ignoreNotFound), target(), "helm uninstall");
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardHelmUninstall";
        }

        @Override
        public String getDisplayName() {
            return Messages.HelmUninstallStep_DisplayName();
        }
    }
}
