package io.jenkins.plugins.lizardcd.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.lizardcd.endpoint.EndpointForm;
import io.jenkins.plugins.lizardcd.endpoint.NameList;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Says which endpoints and namespaces the jobs in a folder may use, and which they use when they name none. */
public final class LizardFolderProperty extends AbstractFolderProperty<AbstractFolder<?>> {

    private String defaultEndpoint;
    private String defaultNamespace;
    private List<String> allowedEndpoints = new ArrayList<>();
    private List<String> allowedNamespaces = new ArrayList<>();

    /** No limits and no defaults. */
    @DataBoundConstructor
    public LizardFolderProperty() {
        // all settings are optional
    }

    @DataBoundSetter
    public void setDefaultEndpoint(String defaultEndpoint) {
        this.defaultEndpoint = Util.fixEmptyAndTrim(defaultEndpoint);
    }

    @DataBoundSetter
    public void setDefaultNamespace(String defaultNamespace) {
        this.defaultNamespace = Util.fixEmptyAndTrim(defaultNamespace);
    }

    @DataBoundSetter
    public void setAllowedEndpoints(List<String> allowedEndpoints) {
        this.allowedEndpoints = NameList.of(allowedEndpoints);
    }

    @DataBoundSetter
    public void setAllowedNamespaces(List<String> allowedNamespaces) {
        this.allowedNamespaces = NameList.of(allowedNamespaces);
    }

    public String getDefaultEndpoint() {
        return defaultEndpoint;
    }

    public String getDefaultNamespace() {
        return defaultNamespace;
    }

    public List<String> getAllowedEndpoints() {
        return new ArrayList<>(allowedEndpoints);
    }

    public List<String> getAllowedNamespaces() {
        return new ArrayList<>(allowedNamespaces);
    }

    /** Describes the property. */
    @SuppressWarnings("deprecation") // "optional" needs no further plugin, unlike its successor
    @Extension(optional = true)
    @Symbol("lizardFolder")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.LizardFolderProperty_DisplayName();
        }

        /** Joins a list for a text field. */
        public String join(List<String> names) {
            return names == null ? "" : String.join(", ", names);
        }

        /** Offers the endpoints. */
        @POST
        public ListBoxModel doFillDefaultEndpointItems(
                @AncestorInPath Item item, @QueryParameter String defaultEndpoint) {
            return EndpointForm.list(item, defaultEndpoint);
        }

        /** Checks the spelling of a namespace. */
        @POST
        public FormValidation doCheckDefaultNamespace(@AncestorInPath Item item, @QueryParameter String value) {
            return EndpointForm.mayConfigure(item) ? NameList.check(value) : FormValidation.ok();
        }

        /** Checks the spelling of namespaces. */
        @POST
        public FormValidation doCheckAllowedNamespaces(@AncestorInPath Item item, @QueryParameter String value) {
            return EndpointForm.mayConfigure(item) ? NameList.check(value) : FormValidation.ok();
        }
    }
}
