package io.jenkins.plugins.lizardcd.steps;

import hudson.Util;
import io.jenkins.plugins.lizardcd.shared.Workload;

/** An operation on one workload, which can be a part of a batch. */
public abstract class WorkloadStep extends OperationStep {

    private static final long serialVersionUID = 1L;

    private final String workload;

    /**
     * For subclasses.
     *
     * @param workload such as {@code deployment/web}
     */
    protected WorkloadStep(String workload) {
        this.workload = Util.fixNull(workload).trim();
    }

    public final String getWorkload() {
        return workload;
    }

    /** The workload. */
    final Workload parsed() {
        return Workload.parse(workload);
    }
}
