package io.jenkins.plugins.lizardcd.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts one certificate only, known by its fingerprint. Being extended, it also replaces the check of the host name:
 * an agent's own certificate need not name the address by which Jenkins reaches it.
 */
final class PinnedTrustManager extends X509ExtendedTrustManager {

    private final String fingerprint;

    PinnedTrustManager(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain == null || chain.length == 0) {
            throw new CertificateException("the agent presented no certificate");
        }
        String actual = Fingerprint.of(chain[0]);
        if (!MessageDigest.isEqual(actual.getBytes(US_ASCII), fingerprint.getBytes(US_ASCII))) {
            throw new CertificateException("the certificate has the fingerprint " + actual + ", not " + fingerprint);
        }
        try {
            chain[0].checkValidity();
        } catch (CertificateExpiredException e) {
            throw new CertificateException(
                    "the certificate expired on " + chain[0].getNotAfter().toInstant(), e);
        } catch (CertificateNotYetValidException e) {
            throw new CertificateException(
                    "the certificate is valid only from "
                            + chain[0].getNotBefore().toInstant(),
                    e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only agents are checked here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("only agents are checked here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("only agents are checked here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
