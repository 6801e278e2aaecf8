package com.cloudbees.plugins.credentials.domains;

/** Signature of {@code PathRequirement} (credentials). */
public class PathRequirement extends DomainRequirement {
    public PathRequirement(String path) {
        throw new UnsupportedOperationException();
    }

    public String getPath() {
        throw new UnsupportedOperationException();
    }
}
