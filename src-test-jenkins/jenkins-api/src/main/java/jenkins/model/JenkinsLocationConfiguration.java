package jenkins.model;

import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;

/** Signature of {@code JenkinsLocationConfiguration} (Jenkins core). */
public class JenkinsLocationConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    public static JenkinsLocationConfiguration get() {
        throw new UnsupportedOperationException();
    }

    public void load() {
        throw new UnsupportedOperationException();
    }

    public String getAdminAddress() {
        throw new UnsupportedOperationException();
    }

    public void setAdminAddress(String adminAddress) {
        throw new UnsupportedOperationException();
    }

    public String getUrl() {
        throw new UnsupportedOperationException();
    }

    public void setUrl(String jenkinsUrl) {
        throw new UnsupportedOperationException();
    }

    public FormValidation doCheckUrl(String value) {
        throw new UnsupportedOperationException();
    }

    public FormValidation doCheckAdminAddress(String value) {
        throw new UnsupportedOperationException();
    }

    public JenkinsLocationConfiguration() {
        throw new UnsupportedOperationException();
    }
}
