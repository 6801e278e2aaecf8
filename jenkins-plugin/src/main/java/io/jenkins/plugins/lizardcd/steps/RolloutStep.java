package io.jenkins.plugins.lizardcd.steps;

import org.kohsuke.stapler.DataBoundSetter;

/** An operation on one workload that may start a rollout. */
public abstract class RolloutStep extends WorkloadStep {

    private static final long serialVersionUID = 1L;

    private boolean wait = true;
    private boolean failFast = true;

    /**
     * For subclasses.
     *
     * @param workload such as {@code deployment/web}
     */
    protected RolloutStep(String workload) {
        super(workload);
    }

    /** Whether to wait until the rollout is complete. */
    @DataBoundSetter
    public final void setWait(boolean wait) {
        this.wait = wait;
    }

    /** Whether to fail as soon as the cluster knows why the rollout cannot succeed. */
    @DataBoundSetter
    public final void setFailFast(boolean failFast) {
        this.failFast = failFast;
    }

    public final boolean isWait() {
        return wait;
    }

    public final boolean isFailFast() {
        return failFast;
    }
}
