package io.jenkins.plugins.lizardcd.builders;

import hudson.model.AbstractProject;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.lizardcd.endpoint.EndpointForm;
import io.jenkins.plugins.lizardcd.steps.LizardStepDescriptor;
import io.jenkins.plugins.lizardcd.steps.OperationStep;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Shows the form and the help of the Pipeline step that does the same. */
public abstract class OperationBuilderDescriptor extends BuildStepDescriptor<Builder> {

    private final Class<? extends OperationStep> formClass;

    /**
     * For subclasses.
     *
     * @param formClass the step whose form this builder shows
     */
    protected OperationBuilderDescriptor(Class<? extends OperationStep> formClass) {
        this.formClass = formClass;
    }

    /** The step whose form this builder shows. */
    public final Class<? extends OperationStep> getFormClass() {
        return formClass;
    }

    private LizardStepDescriptor step() {
        return (LizardStepDescriptor) Jenkins.get().getDescriptorOrDie(formClass);
    }

    @Override
    @SuppressWarnings("rawtypes") // as BuildStepDescriptor has it
    public final boolean isApplicable(Class<? extends AbstractProject> type) {
        return true;
    }

    @Override
    public String getHelpFile(String field) {
        String own = super.getHelpFile(field);
        return own != null ? own : ((Descriptor<?>) step()).getHelpFile(field);
    }

    /** Joins a list for a text area. */
    public final String lines(List<String> list) {
        return step().lines(list);
    }

    /** Offers the endpoints. */
    @POST
    public final ListBoxModel doFillEndpointItems(@AncestorInPath Item item, @QueryParameter String endpoint) {
        return EndpointForm.list(item, endpoint);
    }

    /** Offers what an abort of the build can do. */
    @POST
    public final ListBoxModel doFillOnAbortItems() {
        return step().doFillOnAbortItems();
    }

    /** Offers what to do when another operation runs on the target. */
    @POST
    public final ListBoxModel doFillLockItems() {
        return step().doFillLockItems();
    }

    /** Checks the spelling of a workload. */
    @POST
    public final FormValidation doCheckWorkload(@AncestorInPath Item item, @QueryParameter String value) {
        return step().doCheckWorkload(item, value);
    }

    /** Checks the spelling of a time-out. */
    @POST
    public final FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
        return step().doCheckTimeout(item, value);
    }
}
