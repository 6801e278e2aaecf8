package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import org.kohsuke.stapler.DataBoundConstructor;

/** Waits for a condition of any object, as {@code kubectl wait}. */
public final class WaitForStep extends OperationStep {

    private static final long serialVersionUID = 1L;

    private final String resource;
    private final String condition;

    /**
     * Waits for a condition.
     *
     * @param resource {@code kind/name}
     * @param condition {@code condition=Ready}, a bare condition type, {@code delete} or {@code jsonpath={.a}=b}
     */
    @DataBoundConstructor
    public WaitForStep(String resource, String condition) {
        this.resource = Util.fixNull(resource).trim();
        this.condition = Util.fixNull(condition).trim();
    }

    public String getResource() {
        return resource;
    }

    public String getCondition() {
        return condition;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        return new Work(new WorkloadOperation.WaitFor(resource, condition), resource, "wait for " + condition);
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardWaitFor";
        }

        @Override
        public String getDisplayName() {
            return Messages.WaitForStep_DisplayName();
        }

        @Override
        public boolean isDryRunOffered() {
            return false;
        }
    }
}
