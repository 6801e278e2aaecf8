package com.cloudbees.plugins.credentials.common;

/** Signature of {@code StandardCertificateCredentials} (credentials). */
public interface StandardCertificateCredentials extends StandardCredentials, CertificateCredentials {}
