package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificate authorities of this machine, where programs in Go look for them. Helm 3 by itself speaks to a registry
 * without TLS as soon as that answers so, and sends it the password in the clear; not when it is told which authorities
 * to trust. Helm 4 does not do it at all.
 */
final class Authorities {

    /** In the order of Go's crypto/x509. */
    private static final List<String> FILES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/pki/tls/cacert.pem",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
            "/etc/ssl/cert.pem");

    private Authorities() {}

    /**
     * Has a call speak to registries with TLS only.
     *
     * @throws ProblemException when there are no authorities, so that no registry could be trusted
     */
    static HelmCall require(HelmCall call) throws IOException {
        return require(call, System.getenv());
    }

    static HelmCall require(HelmCall call, Map<String, String> environment) throws IOException {
        Optional<Path> file = Optional.ofNullable(environment.get("SSL_CERT_FILE")).stream()
                .map(Path::of)
                .findFirst()
                .or(() -> FILES.stream().map(Path::of).filter(Files::isReadable).findFirst())
                .filter(Files::isReadable);
        String directories = environment.get("SSL_CERT_DIR");
        if (directories == null) {
            return call.add("--ca-file", file.orElseThrow(Authorities::none).toString());
        }
        StringBuilder all = new StringBuilder();
        if (file.isPresent()) {
            all.append(Files.readString(file.get())).append('\n');
        }
        for (String directory : directories.split(File.pathSeparator)) {
            for (File certificate : sorted(new File(directory).listFiles(File::isFile))) {
                all.append(Files.readString(certificate.toPath())).append('\n');
            }
        }
        if (all.isEmpty()) {
            throw none();
        }
        return call.file("--ca-file", "authorities.pem", all.toString());
    }

    private static List<File> sorted(File[] files) {
        return files == null ? List.of() : Arrays.stream(files).sorted().toList();
    }

    private static ProblemException none() {
        return new ProblemException(
                ProblemType.UNPROCESSABLE,
                "the agent knows no certificate authorities, so that it can trust no registry; put ca-certificates into"
                        + " its image, or name a file of them by SSL_CERT_FILE");
    }
}
