package com.cloudbees.plugins.credentials;

import java.io.Serializable;

/** Signature of {@code CredentialsMatcher} (credentials). */
public interface CredentialsMatcher extends Serializable {
    boolean matches(Credentials item);
}
