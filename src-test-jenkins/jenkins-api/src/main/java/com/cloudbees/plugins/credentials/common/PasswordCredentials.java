package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.util.Secret;

/** Signature of {@code PasswordCredentials} (credentials). */
public interface PasswordCredentials extends Credentials {
    Secret getPassword();
}
