package io.jenkins.plugins.lizardcd.client;

import java.net.URI;
import java.security.KeyStore;
import java.util.Objects;

/**
 * How to reach an agent. Two equal settings share their connections.
 *
 * @param url {@code https} address of the agent, without path
 * @param fingerprint {@code sha256:} and the hex digest of the only certificate to accept; null checks by authority
 * @param authorities PEM certificates of the authorities to accept; null means those of the JVM
 * @param identity key store with the client certificate; null when there is none
 * @param proxy the proxy to go through; null goes straight
 */
public record ConnectionSettings(
        URI url, String fingerprint, String authorities, Identity identity, ProxySettings proxy) {

    /** Normalises the fingerprint. */
    public ConnectionSettings {
        Objects.requireNonNull(url, "url");
        fingerprint = fingerprint == null ? null : Fingerprint.normalise(fingerprint);
    }

    /**
     * A client certificate. Equality goes by the certificate, so that a renewed one opens new connections.
     *
     * @param digest digest of the certificate
     * @param keyStore holds certificate and key
     * @param password opens the key; never part of {@link #toString()}
     */
    public record Identity(String digest, KeyStore keyStore, String password) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity identity && digest.equals(identity.digest);
        }

        @Override
        public int hashCode() {
            return digest.hashCode();
        }

        @Override
        public String toString() {
            return digest;
        }
    }

    /**
     * A proxy as Jenkins has it configured.
     *
     * @param host name or address
     * @param port port
     * @param user user name, or null
     * @param password password, or null
     */
    public record ProxySettings(String host, int port, String user, String password) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
