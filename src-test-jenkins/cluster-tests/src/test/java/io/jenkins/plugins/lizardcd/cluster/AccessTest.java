package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.agent.tls.Pem;
import io.jenkins.plugins.lizardcd.agent.tls.SelfMadeCertificate;
import io.jenkins.plugins.lizardcd.testbed.Access;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may talk to an agent, and that tokens and certificates are exchanged without a restart. */
@ClusterTest
final class AccessTest {

    @TempDir
    private Path directory;

    private TestNamespace namespace;
    private Access access;

    @BeforeEach
    void prepare(TestNamespace given) {
        namespace = given;
        access = AgentProcess.access(namespace);
    }

    @Test
    void tokenIsRotatedWithoutARestart() throws Exception {
        Path tokens = Files.writeString(directory.resolve("tokens"), "the-first-token-of-all\n");
        try (AgentProcess agent = AgentProcess.start(access, "a", Map.of("LIZARD_TOKEN_FILE", tokens.toString()))) {
            assertThat(status(agent, "the-first-token-of-all")).isEqualTo(200);

            Files.writeString(tokens, "the-first-token-of-all\nthe-second-token-of-all\n");
            assertThat(status(agent, "the-second-token-of-all")).isEqualTo(200);
            assertThat(status(agent, "the-first-token-of-all")).isEqualTo(200);

            Files.writeString(tokens, "the-second-token-of-all\n");
            assertThat(status(agent, "the-first-token-of-all")).isEqualTo(401);
            assertThat(agent.log()).doesNotContain("token-of-all");
        }
    }

    @Test
    void certificateIsRotatedWithoutARestart() throws Exception {
        String before = certificate("server");
        Map<String, String> settings = Map.of(
                "LIZARD_CERTIFICATE_FILE", directory.resolve("server.crt").toString(),
                "LIZARD_KEY_FILE", directory.resolve("server.key").toString());
        try (AgentProcess agent = AgentProcess.start(access, "a", settings)) {
            assertThat(agent.fingerprint()).isEqualTo(before);

            String after = certificate("server");

            namespace.await(
                    "the agent uses the new certificate", () -> agent.log().contains(after));
            HttpClient client = client(directory.resolve("server.crt"), null);
            assertThat(client.send(health(agent), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void clientCertificateOfAKnownAuthorityNeedsNoToken() throws Exception {
        certificate("server");
        certificate("jenkins");
        certificate("stranger");
        Map<String, String> settings = Map.of(
                "LIZARD_CERTIFICATE_FILE", directory.resolve("server.crt").toString(),
                "LIZARD_KEY_FILE", directory.resolve("server.key").toString(),
                "LIZARD_CLIENT_CA_FILE", directory.resolve("jenkins.crt").toString());
        try (AgentProcess agent = AgentProcess.start(access, "a", settings)) {
            assertThat(capabilities(agent, "jenkins")).isEqualTo(200);
            assertThat(capabilities(agent, null)).isEqualTo(401);
            assertThat(capabilities(agent, "stranger")).isNotEqualTo(200);
        }
    }

    private int status(AgentProcess agent, String token) {
        AgentApi api = new AgentApi(agent, namespace.name(), token);
        return api.get("/v1/capabilities").status();
    }

    /** The status of the answer, or -1 when the handshake fails. */
    private int capabilities(AgentProcess agent, String client) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + agent.port() + "/v1/capabilities"))
                .build();
        try {
            return client(directory.resolve("server.crt"), client)
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    private static HttpRequest health(AgentProcess agent) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + agent.port() + "/healthz"))
                .build();
    }

    private String certificate(String name) throws Exception {
        SelfMadeCertificate.KeyAndCertificate made = SelfMadeCertificate.make(name, List.of("dns:localhost"));
        Files.writeString(directory.resolve(name + ".key"), made.key());
        Files.writeString(directory.resolve(name + ".crt"), made.certificate());
        return made.fingerprint();
    }

    private HttpClient client(Path authority, String identity) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(Pem.trustStore(authority));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore store = identity == null
                ? null
                : Pem.keyStore(directory.resolve(identity + ".crt"), directory.resolve(identity + ".key"));
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
