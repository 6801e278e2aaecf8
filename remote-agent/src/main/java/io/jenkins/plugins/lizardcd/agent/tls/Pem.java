package io.jenkins.plugins.lizardcd.agent.tls;

import io.jenkins.plugins.lizardcd.agent.config.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Reads and writes certificates and keys as PEM (RFC 7468). */
public final class Pem {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /**
     * A key store with one key and its chain, in memory.
     *
     * @param certificates PEM file with the chain, the own certificate first
     * @param key PEM file with the private key, PKCS #8
     * @throws ConfigException when a file cannot be read, or does not hold what it should
     */
    public static KeyStore keyStore(Path certificates, Path key) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Certificate[] chain = certificates(certificates).toArray(new Certificate[0]);
            store.setKeyEntry("agent", privateKey(key, chain[0]), new char[0], chain);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigException("cannot use the certificate " + certificates + " with the key " + key + ": "
                    + e.getMessage() + "; both must be PEM, the key PKCS #8 (BEGIN PRIVATE KEY)");
        }
    }

    /**
     * A trust store with the given authorities.
     *
     * @param authorities PEM file
     */
    public static KeyStore trustStore(Path authorities) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int i = 0;
            for (Certificate each : certificates(authorities)) {
                store.setCertificateEntry("authority-" + i++, each);
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigException("cannot read the authorities in " + authorities + ": " + e.getMessage());
        }
    }

    /**
     * {@code sha256:} and the hex digest of a certificate.
     *
     * @param certificate the certificate
     */
    public static String fingerprint(Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot digest a certificate", e);
        }
    }

    static String encode(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static List<Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Collection<? extends Certificate> all =
                factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
        if (all.isEmpty()) {
            throw new IOException("no certificate in " + file);
        }
        return List.copyOf(all);
    }

    private static PrivateKey privateKey(Path file, Certificate certificate)
            throws GeneralSecurityException, IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int begin = text.indexOf("-----BEGIN PRIVATE KEY-----");
        int end = text.indexOf("-----END PRIVATE KEY-----");
        if (begin < 0 || end < begin) {
            throw new IOException("no PKCS #8 private key in " + file);
        }
        byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + 27, end));
        String algorithm = certificate.getPublicKey().getAlgorithm();
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
