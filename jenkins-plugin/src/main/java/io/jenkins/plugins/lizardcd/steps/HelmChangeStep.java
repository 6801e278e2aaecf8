package io.jenkins.plugins.lizardcd.steps;

import org.kohsuke.stapler.DataBoundSetter;

/** An operation that changes a release of Helm, and can wait until what it changed is ready. */
public abstract class HelmChangeStep extends HelmStep {

    private static final long serialVersionUID = 1L;

    private boolean wait = true;

    /**
     * For subclasses.
     *
     * @param release name of the release
     */
    protected HelmChangeStep(String release) {
        super(release);
    }

    @DataBoundSetter
    public final void setWait(boolean wait) {
        this.wait = wait;
    }

    public final boolean isWait() {
        return wait;
    }
}
