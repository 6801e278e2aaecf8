package io.jenkins.plugins.lizardcd.client;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** The SHA-256 fingerprint of a certificate, written {@code sha256:} and 64 hex digits. */
public final class Fingerprint {

    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private Fingerprint() {}

    /**
     * Brings a fingerprint into its one spelling; colons between bytes and capital letters, as openssl prints them, are
     * accepted.
     *
     * @param text for example {@code sha256:0F:1E...}
     * @throws IllegalArgumentException when it is no SHA-256 fingerprint
     */
    public static String normalise(String text) {
        String lower = text.trim().toLowerCase(Locale.ROOT);
        // openssl x509 -fingerprint -sha256 prints "sha256 Fingerprint=AA:BB:..."
        lower = lower.replaceFirst("^sha-?256(\\s+fingerprint)?\\s*[:=]\\s*", "");
        String hex = lower.replaceAll("[:\\s]", "");
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "'" + text.trim() + "' is not a fingerprint; write sha256: and 64 hexadecimal digits");
        }
        return PREFIX + hex;
    }

    /**
     * The fingerprint of a certificate.
     *
     * @param certificate the certificate
     */
    public static String of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return PREFIX + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("cannot compute the fingerprint of a certificate", e);
        }
    }
}
