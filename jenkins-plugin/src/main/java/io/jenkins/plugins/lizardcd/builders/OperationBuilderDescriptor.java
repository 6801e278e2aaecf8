package io.jenkins.plugins.lizardcd.builders;

import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import io.jenkins.plugins.lizardcd.endpoint.EndpointForm;
import io.jenkins.plugins.lizardcd.steps.OperationStep;
import java.util.List;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Shows name and form of the Pipeline step that does the same. */
public abstract class OperationBuilderDescriptor extends BuildStepDescriptor<Builder> {

    private final Class<? extends OperationStep> type;
    private final Localizable name;

    /**
     * For subclasses.
     *
     * @param type the step that the builder holds
     * @param name its name; not asked of its descriptor, because Jenkins sorts descriptors by name before one can be found
     */
    protected OperationBuilderDescriptor(Class<? extends OperationStep> type, Localizable name) {
        this.type = type;
        this.name = name;
    }

    /** Describes the step that the builder holds. */
    public final Descriptor<?> getStepDescriptor() {
        return Jenkins.get().getDescriptorOrDie(type);
    }

    @Override
    public final String getDisplayName() {
        return name.toString();
    }

    @Override
    @SuppressWarnings("rawtypes") // as BuildStepDescriptor has it
    public final boolean isApplicable(Class<? extends AbstractProject> type) {
        return true;
    }

    /** Joins a list for a text area. */
    public final String lines(List<String> list) {
        return list == null ? "" : String.join("\n", list);
    }

    /** Checks that each line has a setting and a value. */
    @POST
    public final FormValidation doCheckOverrides(@AncestorInPath Item item, @QueryParameter String value) {
        if (EndpointForm.mayConfigure(item)) {
            for (String line : ExpandedStep.lines(List.of(Util.fixNull(value)))) {
                if (line.indexOf('=') <= 0) {
                    return FormValidation.error(Messages.OperationBuilder_NoValue(line));
                }
            }
        }
        return FormValidation.ok();
    }
}
