package io.jenkins.plugins.lizardcd.client;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** No trusted authority signed the certificate; the message shows its fingerprint, so that it can be pinned. */
final class UnknownAuthorityException extends CertificateException {

    private static final long serialVersionUID = 1L;

    UnknownAuthorityException(X509Certificate[] chain, CertificateException cause) {
        super(describe(chain), cause);
    }

    private static String describe(X509Certificate[] chain) {
        return chain == null || chain.length == 0 ? "" : " (its fingerprint is " + Fingerprint.of(chain[0]) + ")";
    }
}
