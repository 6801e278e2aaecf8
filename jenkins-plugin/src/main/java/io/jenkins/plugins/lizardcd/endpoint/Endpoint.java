package io.jenkins.plugins.lizardcd.endpoint;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.lizardcd.client.Fingerprint;
import io.jenkins.plugins.lizardcd.shared.Names;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A named agent as Jenkins knows it. */
public final class Endpoint implements Describable<Endpoint>, Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String url;
    private String credentialsId;
    private String caCredentialsId;
    private String certificateFingerprint;
    private String defaultNamespace;
    private List<String> allowedNamespaces = new ArrayList<>();
    private boolean allowOwnCredentials;

    /**
     * An endpoint without credentials.
     *
     * @param name unique name, by which steps know it
     * @param url {@code https} address of the agent
     */
    @DataBoundConstructor
    public Endpoint(String name, String url) {
        this.name = Util.fixNull(name).trim();
        this.url = Util.fixNull(url).trim().replaceFirst("/+$", "");
    }

    /** Id of a secret text (bearer token) or certificate credential. */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Id of a secret text or secret file with PEM certificates of authorities. */
    @DataBoundSetter
    public void setCaCredentialsId(String caCredentialsId) {
        this.caCredentialsId = Util.fixEmptyAndTrim(caCredentialsId);
    }

    /** Fingerprint of the only certificate to accept. */
    @DataBoundSetter
    public void setCertificateFingerprint(String certificateFingerprint) {
        this.certificateFingerprint = Util.fixEmptyAndTrim(certificateFingerprint);
    }

    /** Namespace for steps that name none. */
    @DataBoundSetter
    public void setDefaultNamespace(String defaultNamespace) {
        this.defaultNamespace = Util.fixEmptyAndTrim(defaultNamespace);
    }

    /** Namespaces that builds may use; empty for all that the agent serves. */
    @DataBoundSetter
    public void setAllowedNamespaces(List<String> allowedNamespaces) {
        this.allowedNamespaces = NameList.of(allowedNamespaces);
    }

    /** Whether builds may authenticate with credentials of their own instead of those chosen here. */
    @DataBoundSetter
    public void setAllowOwnCredentials(boolean allowOwnCredentials) {
        this.allowOwnCredentials = allowOwnCredentials;
    }

    public String getName() {
        return name;
    }

    public String getUrl() {
        return url;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    public String getCaCredentialsId() {
        return caCredentialsId;
    }

    public String getCertificateFingerprint() {
        return certificateFingerprint;
    }

    public String getDefaultNamespace() {
        return defaultNamespace;
    }

    public List<String> getAllowedNamespaces() {
        return new ArrayList<>(allowedNamespaces);
    }

    public boolean isAllowOwnCredentials() {
        return allowOwnCredentials;
    }

    /**
     * Refuses settings with which no request could be made.
     *
     * @throws IllegalArgumentException with the first fault
     */
    public void validate() {
        if (name.isEmpty()) {
            throw new IllegalArgumentException(Messages.Endpoint_NameMissing());
        }
        String fault = urlFault(url);
        if (fault != null) {
            throw new IllegalArgumentException(Messages.Endpoint_Fault(name, fault));
        }
        try {
            if (certificateFingerprint != null) {
                Fingerprint.normalise(certificateFingerprint);
            }
            if (defaultNamespace != null) {
                Names.requireLabel(defaultNamespace, "namespace");
            }
            allowedNamespaces.forEach(n -> Names.requireLabel(n, "namespace"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Messages.Endpoint_Fault(name, e.getMessage()), e);
        }
    }

    private static String urlFault(String text) {
        if (text.isEmpty()) {
            return Messages.Endpoint_UrlMissing();
        }
        try {
            URI uri = new URI(text);
            if ("http".equalsIgnoreCase(uri.getScheme())) {
                return Messages.Endpoint_UrlPlain();
            }
            boolean bare = uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (uri.getRawPath() == null
                            || uri.getRawPath().isEmpty()
                            || uri.getRawPath().equals("/"));
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && bare
                    ? null
                    : Messages.Endpoint_UrlWrong(text);
        } catch (URISyntaxException e) {
            return Messages.Endpoint_UrlWrong(text);
        }
    }

    /** Checks the form of an endpoint. */
    @Extension
    @Symbol("lizardEndpoint")
    public static final class DescriptorImpl extends Descriptor<Endpoint> {

        @Override
        public String getDisplayName() {
            return Messages.Endpoint_DisplayName();
        }

        /** Joins a list for a text field. */
        public String join(List<String> names) {
            return names == null ? "" : String.join(", ", names);
        }

        /** Offers the credentials that can authenticate Jenkins at an agent. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId, @QueryParameter String url) {
            return EndpointCredentials.list(EndpointCredentials.CALLER, credentialsId, url);
        }

        /** Offers the credentials that can hold PEM text. */
        @POST
        public ListBoxModel doFillCaCredentialsIdItems(
                @QueryParameter String caCredentialsId, @QueryParameter String url) {
            return EndpointCredentials.list(EndpointCredentials.AUTHORITIES, caCredentialsId, url);
        }

        /** Checks that the credential exists and is of a fitting type. */
        @POST
        public FormValidation doCheckCredentialsId(@QueryParameter String value, @QueryParameter String url) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.warning(Messages.Endpoint_CredentialsMissing())
                    : EndpointCredentials.check(EndpointCredentials.CALLER, value, url);
        }

        /** Checks that the credential exists and is of a fitting type. */
        @POST
        public FormValidation doCheckCaCredentialsId(@QueryParameter String value, @QueryParameter String url) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER) || Util.fixEmptyAndTrim(value) == null) {
                return FormValidation.ok();
            }
            return EndpointCredentials.check(EndpointCredentials.AUTHORITIES, value, url);
        }

        /** Checks that there is a name. */
        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.error(Messages.Endpoint_NameMissing())
                    : FormValidation.ok();
        }

        /** Checks the address; asks nobody. */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            String fault = urlFault(Util.fixNull(value).trim());
            return fault == null ? FormValidation.ok() : FormValidation.error(fault);
        }

        /** Checks the spelling of a fingerprint. */
        @POST
        public FormValidation doCheckCertificateFingerprint(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            try {
                if (Util.fixEmptyAndTrim(value) != null) {
                    Fingerprint.normalise(value);
                }
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        /** Checks the spelling of a namespace. */
        @POST
        public FormValidation doCheckDefaultNamespace(
                @QueryParameter String value, @QueryParameter String allowedNamespaces) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            List<String> allowed = NameList.of(List.of(Util.fixNull(allowedNamespaces)));
            if (Util.fixEmptyAndTrim(value) != null && !allowed.isEmpty() && !allowed.contains(value.trim())) {
                return FormValidation.warning(Messages.Endpoint_DefaultNotAllowed(value.trim()));
            }
            return NameList.check(value);
        }

        /** Checks the spelling of namespaces. */
        @POST
        public FormValidation doCheckAllowedNamespaces(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return NameList.check(value);
        }

        /** Asks the agent what it is, with the settings as they stand in the form. */
        @POST
        public FormValidation doTestConnection(
                @QueryParameter String name,
                @QueryParameter String url,
                @QueryParameter String credentialsId,
                @QueryParameter String caCredentialsId,
                @QueryParameter String certificateFingerprint) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            Endpoint endpoint = new Endpoint(name, url);
            endpoint.setCredentialsId(credentialsId);
            endpoint.setCaCredentialsId(caCredentialsId);
            endpoint.setCertificateFingerprint(certificateFingerprint);
            return ConnectionTest.run(endpoint);
        }
    }
}
