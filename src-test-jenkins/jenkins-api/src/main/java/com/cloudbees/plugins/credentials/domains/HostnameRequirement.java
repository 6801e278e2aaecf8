package com.cloudbees.plugins.credentials.domains;

/** Signature of {@code HostnameRequirement} (credentials). */
public class HostnameRequirement extends DomainRequirement {
    public HostnameRequirement(String hostname) {
        throw new UnsupportedOperationException();
    }

    public String getHostname() {
        throw new UnsupportedOperationException();
    }
}
