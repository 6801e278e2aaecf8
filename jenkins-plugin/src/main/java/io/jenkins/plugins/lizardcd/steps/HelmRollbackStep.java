package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmRollback;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Brings a release back to an earlier revision, as {@code helm rollback}. */
public final class HelmRollbackStep extends HelmChangeStep {

    private static final long serialVersionUID = 1L;

    private long revision;
    private boolean cleanupOnFail;
    private boolean forceReplace;

    /**
     * For one release.
     *
     * @param release name of the release
     */
    @DataBoundConstructor
    public HelmRollbackStep(String release) {
        super(release);
    }

    /** Zero means the previous one. */
    @DataBoundSetter
    public void setRevision(long revision) {
        this.revision = revision;
    }

    public long getRevision() {
        return revision;
    }

    @DataBoundSetter
    public void setCleanupOnFail(boolean cleanupOnFail) {
        this.cleanupOnFail = cleanupOnFail;
    }

    @DataBoundSetter
    public void setForceReplace(boolean forceReplace) {
        this.forceReplace = forceReplace;
    }

    public boolean isCleanupOnFail() {
        return cleanupOnFail;
    }

    public boolean isForceReplace() {
        return forceReplace;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        String where = revision > 0 ? "to revision " + revision : "to the previous revision";
        return new Work(
                new HelmRollback(getRelease(), revision, isWait(), cleanupOnFail, forceReplace),
                target(),
                "helm rollback " + where);
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardHelmRollback";
        }

        @Override
        public String getDisplayName() {
            return Messages.HelmRollbackStep_DisplayName();
        }
    }
}
