package com.cloudbees.plugins.credentials.domains;

/** Signature of {@code HostnamePortRequirement} (credentials). */
public class HostnamePortRequirement extends HostnameRequirement {
    public HostnamePortRequirement(String hostname, int port) {
        super((String) null);
        throw new UnsupportedOperationException();
    }

    public int getPort() {
        throw new UnsupportedOperationException();
    }
}
