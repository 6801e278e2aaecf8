package io.jenkins.plugins.lizardcd.steps;

import hudson.Util;
import org.kohsuke.stapler.DataBoundSetter;

/** An operation on one release of Helm. */
public abstract class HelmStep extends OperationStep {

    private static final long serialVersionUID = 1L;

    private final String release;
    private boolean wait = true;

    /**
     * For subclasses.
     *
     * @param release name of the release
     */
    protected HelmStep(String release) {
        this.release = Util.fixNull(release).trim();
    }

    @DataBoundSetter
    public final void setWait(boolean wait) {
        this.wait = wait;
    }

    public final String getRelease() {
        return release;
    }

    public final boolean isWait() {
        return wait;
    }

    /** As operations name it. */
    final String target() {
        return "release/" + release;
    }
}
