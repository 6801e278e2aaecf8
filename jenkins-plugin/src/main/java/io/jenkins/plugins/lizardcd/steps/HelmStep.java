package io.jenkins.plugins.lizardcd.steps;

import hudson.Util;

/** An operation on one release of Helm. */
public abstract class HelmStep extends OperationStep {

    private static final long serialVersionUID = 1L;

    private final String release;

    /**
     * For subclasses.
     *
     * @param release name of the release
     */
    protected HelmStep(String release) {
        this.release = Util.fixNull(release).trim();
    }

    public final String getRelease() {
        return release;
    }

    /** As operations name it. */
    final String target() {
        return "release/" + release;
    }
}
