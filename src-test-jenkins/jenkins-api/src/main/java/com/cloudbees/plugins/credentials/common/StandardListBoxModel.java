package com.cloudbees.plugins.credentials.common;

/** Signature of {@code StandardListBoxModel} (credentials). */
public class StandardListBoxModel extends AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> {
    protected String describe(StandardCredentials c) {
        throw new UnsupportedOperationException();
    }

    public StandardListBoxModel() {
        throw new UnsupportedOperationException();
    }
}
