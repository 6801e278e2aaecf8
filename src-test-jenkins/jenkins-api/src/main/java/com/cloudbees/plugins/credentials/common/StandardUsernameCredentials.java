package com.cloudbees.plugins.credentials.common;

/** Signature of {@code StandardUsernameCredentials} (credentials). */
public interface StandardUsernameCredentials extends StandardCredentials, UsernameCredentials {}
