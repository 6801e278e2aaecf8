package com.cloudbees.plugins.credentials.domains;

/** Signature of {@code SchemeRequirement} (credentials). */
public class SchemeRequirement extends DomainRequirement {
    public SchemeRequirement(String scheme) {
        throw new UnsupportedOperationException();
    }

    public String getScheme() {
        throw new UnsupportedOperationException();
    }
}
