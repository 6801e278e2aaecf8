package io.jenkins.plugins.lizardcd.steps;

import hudson.Util;
import org.kohsuke.stapler.DataBoundSetter;

/** An operation that edits the pod template of one workload. */
public abstract class TemplateStep extends ChangeStep {

    private static final long serialVersionUID = 1L;

    private String container;
    private boolean rollbackOnFailure;

    /**
     * For subclasses.
     *
     * @param workload such as {@code deployment/web}
     */
    protected TemplateStep(String workload) {
        super(workload);
    }

    /** Name of the container; what empty means depends on the operation, as in kubectl. */
    @DataBoundSetter
    public final void setContainer(String container) {
        this.container = Util.fixEmptyAndTrim(container);
    }

    /** Whether to restore what ran before when the rollout fails. */
    @DataBoundSetter
    public final void setRollbackOnFailure(boolean rollbackOnFailure) {
        this.rollbackOnFailure = rollbackOnFailure;
    }

    public final String getContainer() {
        return container;
    }

    public final boolean isRollbackOnFailure() {
        return rollbackOnFailure;
    }
}
