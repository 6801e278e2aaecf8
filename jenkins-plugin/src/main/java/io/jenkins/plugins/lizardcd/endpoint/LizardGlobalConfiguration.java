package io.jenkins.plugins.lizardcd.endpoint;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The endpoints of this Jenkins, and which of them is meant when a build names none. */
@Extension
@Symbol("lizard")
public final class LizardGlobalConfiguration extends GlobalConfiguration implements PersistentDescriptor {

    private String defaultEndpoint;
    private volatile List<Endpoint> endpoints = new ArrayList<>(); // replaced as a whole, never changed
    private boolean deployPermissionRequired;

    /** The configuration of this Jenkins. */
    public static LizardGlobalConfiguration get() {
        return ExtensionList.lookupSingleton(LizardGlobalConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.LizardGlobalConfiguration_DisplayName();
    }

    public String getDefaultEndpoint() {
        return defaultEndpoint;
    }

    /** Name of the endpoint for builds that name none; empty when there is no such. */
    @DataBoundSetter
    public void setDefaultEndpoint(String defaultEndpoint) {
        this.defaultEndpoint = Util.fixEmptyAndTrim(defaultEndpoint);
        save();
    }

    public List<Endpoint> getEndpoints() {
        return new ArrayList<>(endpoints);
    }

    /**
     * Replaces all endpoints.
     *
     * @param endpoints with unique names
     * @throws IllegalArgumentException when one is not usable or two have the same name
     */
    @DataBoundSetter
    public void setEndpoints(List<Endpoint> endpoints) {
        List<Endpoint> valid = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Endpoint endpoint : endpoints == null ? List.<Endpoint>of() : endpoints) {
            endpoint.validate();
            if (!names.add(endpoint.getName())) {
                throw new IllegalArgumentException(Messages.LizardGlobalConfiguration_NameTwice(endpoint.getName()));
            }
            valid.add(endpoint);
        }
        this.endpoints = valid;
        save();
    }

    public boolean isDeployPermissionRequired() {
        return deployPermissionRequired;
    }

    /** Whether a build deploys only for users with the permission Lizard/Deploy. */
    @DataBoundSetter
    public void setDeployPermissionRequired(boolean deployPermissionRequired) {
        this.deployPermissionRequired = deployPermissionRequired;
        save();
    }

    /** The endpoint of exactly that name. */
    Optional<Endpoint> endpoint(String name) {
        return endpoints.stream().filter(e -> e.getName().equals(name)).findFirst();
    }

    /** All names, for messages. */
    String names() {
        return endpoints.isEmpty()
                ? Messages.LizardGlobalConfiguration_NoEndpoints()
                : endpoints.stream().map(Endpoint::getName).sorted().collect(Collectors.joining(", "));
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        List<Endpoint> before = endpoints;
        String defaultBefore = defaultEndpoint;
        boolean requiredBefore = deployPermissionRequired;
        JSONObject complete = JSONObject.fromObject(form);
        if (!complete.has("endpoints")) {
            // Browsers send nothing for an empty list. Builds look endpoints up at any time: never clear them first.
            complete.put("endpoints", new JSONArray());
        }
        try (BulkChange change = new BulkChange(this)) {
            request.bindJSON(this, complete);
            change.commit();
            return true;
        } catch (IllegalArgumentException e) {
            endpoints = before;
            defaultEndpoint = defaultBefore;
            deployPermissionRequired = requiredBefore;
            throw new FormException(e.getMessage(), e, "endpoints");
        } catch (IOException e) {
            throw new FormException(Messages.LizardGlobalConfiguration_NotSaved(e.getMessage()), e, "endpoints");
        }
    }

    /** Checks that the default endpoint is one of those configured. */
    @POST
    public FormValidation doCheckDefaultEndpoint(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String name = Util.fixEmptyAndTrim(value);
        return name == null || endpoint(name).isPresent()
                ? FormValidation.ok()
                : FormValidation.warning(Messages.EndpointResolver_Unknown(name, names()));
    }
}
