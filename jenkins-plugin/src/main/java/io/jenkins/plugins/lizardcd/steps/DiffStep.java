package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import org.kohsuke.stapler.DataBoundConstructor;

/** Shows what {@code lizardApply} with the same arguments would change, and changes nothing. */
public final class DiffStep extends SetStep {

    private static final long serialVersionUID = 1L;

    /** Compares the manifests that one of the setters names. */
    @DataBoundConstructor
    public DiffStep() {
        // Everything has a setter, as in ApplyStep.
    }

    @Override
    protected boolean plansOnly() {
        return true;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        return work(run, "compare", false, false, false);
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardDiff";
        }

        @Override
        public String getDisplayName() {
            return Messages.DiffStep_DisplayName();
        }

        @Override
        public boolean isDryRunOffered() {
            return false;
        }
    }
}
