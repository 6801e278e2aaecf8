package com.cloudbees.plugins.credentials.common;

/** Signature of {@code StandardUsernamePasswordCredentials} (credentials). */
public interface StandardUsernamePasswordCredentials extends StandardUsernameCredentials, UsernamePasswordCredentials {}
