package com.cloudbees.plugins.credentials;

import hudson.model.ModelObject;
import java.io.Serializable;

/** Signature of {@code CredentialsScope} (credentials). */
public enum CredentialsScope implements Serializable {
    SYSTEM,
    GLOBAL,
    USER;

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public boolean isVisible(ModelObject context) {
        throw new UnsupportedOperationException();
    }
}
