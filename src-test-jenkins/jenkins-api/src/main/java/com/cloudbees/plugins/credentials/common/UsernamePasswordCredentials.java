package com.cloudbees.plugins.credentials.common;

/** Signature of {@code UsernamePasswordCredentials} (credentials). */
public interface UsernamePasswordCredentials extends UsernameCredentials, PasswordCredentials {}
