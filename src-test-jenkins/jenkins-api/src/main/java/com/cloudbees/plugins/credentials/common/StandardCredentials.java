package com.cloudbees.plugins.credentials.common;

/** Signature of {@code StandardCredentials} (credentials). */
public interface StandardCredentials extends IdCredentials {
    String getDescription();
}
