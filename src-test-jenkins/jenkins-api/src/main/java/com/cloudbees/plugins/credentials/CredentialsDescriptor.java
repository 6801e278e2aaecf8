package com.cloudbees.plugins.credentials;

import hudson.model.Descriptor;
import hudson.model.ModelObject;
import hudson.util.FormValidation;
import java.util.Map;
import org.jenkins.ui.icon.IconSpec;
import org.kohsuke.stapler.StaplerRequest2;

/** Signature of {@code CredentialsDescriptor} (credentials). */
public abstract class CredentialsDescriptor extends Descriptor<Credentials> implements IconSpec {
    protected CredentialsDescriptor(Class<? extends Credentials> clazz) {
        throw new UnsupportedOperationException();
    }

    protected CredentialsDescriptor() {
        throw new UnsupportedOperationException();
    }

    public String getCredentialsPage() {
        throw new UnsupportedOperationException();
    }

    public String getIconClassName() {
        throw new UnsupportedOperationException();
    }

    public boolean isApplicable(CredentialsProvider provider) {
        throw new UnsupportedOperationException();
    }

    public static ModelObject unwrapContext(ModelObject context) {
        throw new UnsupportedOperationException();
    }

    public static ModelObject lookupContext(String provider, String token) {
        throw new UnsupportedOperationException();
    }

    public static <T extends ModelObject> T findContextInPath(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static <T extends ModelObject> T findContextInPath(StaplerRequest2 request, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public FormValidation.CheckMethod getCheckMethod(String fieldName) {
        throw new UnsupportedOperationException();
    }

    public void calcFillSettings(String field, Map<String, Object> attributes) {
        throw new UnsupportedOperationException();
    }

    public void calcAutoCompleteSettings(String field, Map<String, Object> attributes) {
        throw new UnsupportedOperationException();
    }
}
