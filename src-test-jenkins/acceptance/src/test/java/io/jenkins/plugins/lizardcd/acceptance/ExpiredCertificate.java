package io.jenkins.plugins.lizardcd.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;

/** A certificate for 127.0.0.1 that ended nine days ago, as settings of an agent. */
final class ExpiredCertificate {

    private static final String PASSWORD = "changeit";

    private ExpiredCertificate() {}

    static Map<String, String> settings() throws IOException, InterruptedException, GeneralSecurityException {
        Path directory = Files.createTempDirectory("lizard-expired");
        Path store = directory.resolve("agent.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "agent",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=lizardcd-agent",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-startdate",
                        "-10d",
                        "-validity",
                        "1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException(Files.readString(directory.resolve("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Path certificate = directory.resolve("tls.crt");
        Path key = directory.resolve("tls.key");
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate("agent").getEncoded()));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey("agent", PASSWORD.toCharArray()).getEncoded()));
        return Map.of("LIZARD_CERTIFICATE_FILE", certificate.toString(), "LIZARD_KEY_FILE", key.toString());
    }

    private static String pem(String type, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    }
}
