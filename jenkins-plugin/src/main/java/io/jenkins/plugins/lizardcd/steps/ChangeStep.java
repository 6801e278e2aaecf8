package io.jenkins.plugins.lizardcd.steps;

import hudson.Util;
import org.kohsuke.stapler.DataBoundSetter;

/** An operation that makes a new revision of one workload. */
public abstract class ChangeStep extends RolloutStep {

    private static final long serialVersionUID = 1L;

    private String changeCause;

    /**
     * For subclasses.
     *
     * @param workload such as {@code deployment/web}
     */
    protected ChangeStep(String workload) {
        super(workload);
    }

    /** Text for {@code kubernetes.io/change-cause}; empty for job, build and user. */
    @DataBoundSetter
    public final void setChangeCause(String changeCause) {
        this.changeCause = Util.fixEmptyAndTrim(changeCause);
    }

    public final String getChangeCause() {
        return changeCause;
    }
}
