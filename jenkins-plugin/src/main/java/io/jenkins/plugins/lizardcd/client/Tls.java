package io.jenkins.plugins.lizardcd.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.ssl.TLS;

/** Builds the TLS side of a connection from its settings; the JVM's defaults are read, never changed. */
final class Tls {

    private Tls() {}

    static TlsStrategy strategy(ConnectionSettings settings) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(settings.identity()), trustManagers(settings), null);
            ClientTlsStrategyBuilder builder =
                    ClientTlsStrategyBuilder.create().setSslContext(context).setTlsVersions(TLS.V_1_3, TLS.V_1_2);
            if (settings.fingerprint() != null) {
                // The pin identifies the agent better than its name does; see PinnedTrustManager.
                builder.setHostnameVerifier(NoopHostnameVerifier.INSTANCE);
                builder.setHostnameVerificationPolicy(HostnameVerificationPolicy.CLIENT);
            } else {
                builder.setHostnameVerificationPolicy(HostnameVerificationPolicy.BOTH);
            }
            return builder.build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("cannot set up TLS to " + settings.url() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads certificates from PEM text.
     *
     * @param pem one or more certificates
     * @throws CertificateException when there is none, or one cannot be read
     */
    static Collection<? extends Certificate> certificates(String pem) throws CertificateException {
        Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        if (certificates.isEmpty()) {
            throw new CertificateException("the text holds no PEM certificate");
        }
        return certificates;
    }

    private static KeyManager[] keyManagers(ConnectionSettings.Identity identity) throws GeneralSecurityException {
        if (identity == null) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(
                identity.keyStore(),
                identity.password() == null ? new char[0] : identity.password().toCharArray());
        return factory.getKeyManagers();
    }

    private static TrustManager[] trustManagers(ConnectionSettings settings)
            throws GeneralSecurityException, IOException {
        if (settings.fingerprint() != null) {
            return new TrustManager[] {new PinnedTrustManager(settings.fingerprint())};
        }
        KeyStore anchors = null; // null makes the factory take the JVM's own authorities
        if (settings.authorities() != null) {
            anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates(settings.authorities())) {
                anchors.setCertificateEntry("authority-" + number++, certificate);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return Arrays.stream(factory.getTrustManagers())
                .map(m -> m instanceof X509ExtendedTrustManager x509 ? new AuthorityTrustManager(x509) : m)
                .toArray(TrustManager[]::new);
    }
}
