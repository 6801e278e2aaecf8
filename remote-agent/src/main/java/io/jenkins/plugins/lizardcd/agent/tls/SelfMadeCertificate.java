package io.jenkins.plugins.lizardcd.agent.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Makes a key and a self-signed certificate with the JDK's own keytool, so that no library is needed for it. */
public final class SelfMadeCertificate {

    private static final int YEARS = 10;

    private SelfMadeCertificate() {}

    /**
     * A new key and certificate.
     *
     * @param certificate PEM text of the certificate
     * @param key PEM text of the private key, PKCS #8
     * @param fingerprint {@code sha256:} and the hex digest of the certificate
     */
    public record KeyAndCertificate(String certificate, String key, String fingerprint) {}

    /**
     * Makes one, valid for ten years: clients pin it by its fingerprint.
     *
     * @param name common name
     * @param alternatives further names, as {@code dns:NAME} or {@code ip:ADDRESS}
     * @throws IOException when keytool cannot be run
     */
    public static KeyAndCertificate make(String name, List<String> alternatives) throws IOException {
        Path directory = Files.createTempDirectory("lizardcd-certificate");
        Path store = directory.resolve("store.p12");
        try {
            String password = UUID.randomUUID().toString();
            keytool(store, password, name, alternatives);
            return read(store, password);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read what keytool made: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(store);
            Files.deleteIfExists(directory);
        }
    }

    private static void keytool(Path store, String password, String name, List<String> alternatives)
            throws IOException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "agent",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + String.join(",", alternatives),
                "-validity",
                Integer.toString(YEARS * 365),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "STORE_PASSWORD");
        keytool.environment().put("STORE_PASSWORD", password);
        keytool.redirectErrorStream(true);
        Process process = keytool.start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + text.trim());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made a certificate", e);
        }
    }

    private static KeyAndCertificate read(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        Certificate certificate = store.getCertificate("agent");
        PrivateKey key = (PrivateKey) store.getKey("agent", password.toCharArray());
        return new KeyAndCertificate(
                Pem.encode("CERTIFICATE", certificate.getEncoded()),
                Pem.encode("PRIVATE KEY", key.getEncoded()),
                Pem.fingerprint(certificate));
    }
}
