package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;

/** Signature of {@code IdCredentials} (credentials). */
public interface IdCredentials extends Credentials {
    String getId();
}
