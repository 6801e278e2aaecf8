package io.jenkins.plugins.lizardcd.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a TLS server with a certificate of its own, as an agent has. */
class AgentClientTest {

    private static final CompletableFuture<Void> silence = new CompletableFuture<>();
    private static HttpsServer server;
    private static X509Certificate certificate;
    private static volatile String lastEventId;
    private static volatile String traceparent;

    @BeforeAll
    static void startServer(@TempDir Path directory) throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(directory.resolve("keys.p12"))));
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/namespaces/shop/operations", AgentClientTest::operations);
        server.createContext("/v1/namespaces/shop/logs", e -> answer(e, 200, "text/plain", "x".repeat(17 << 20)));
        server.createContext("/v1/capabilities", e -> answer(e, 200, "text/html", "<html>Welcome to nginx</html>"));
        server.createContext("/silent", e -> silence.join());
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop(0);
        AgentConnections.closeAll();
    }

    private static SSLContext selfSigned(Path file) throws Exception {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "agent",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=agent",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            keys.load(content, "changeit".toCharArray());
        }
        certificate = (X509Certificate) keys.getCertificate("agent");
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void operations(HttpExchange exchange) throws IOException {
        traceparent = exchange.getRequestHeaders().getFirst("traceparent");
        if (!"Bearer right".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            Problem problem = Problem.of(ProblemType.UNAUTHORIZED, "the token is not accepted");
            answer(exchange, 401, "application/problem+json", Json.write(problem));
        } else if (exchange.getRequestURI().getPath().endsWith("/events")) {
            lastEventId = exchange.getRequestHeaders().getFirst("Last-Event-ID");
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(": heartbeat\n\nid: 8\nevent: event\ndata: {\"number\":8}\n\nevent: end\ndata: {}\n\n"
                        .getBytes(StandardCharsets.UTF_8));
            }
        } else {
            answer(exchange, 200, "application/json", "{\"id\":\"1\",\"phase\":\"running\",\"ofTheFuture\":1}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        } catch (IOException e) {
            // the client has had enough
        }
    }

    private static URI url() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    private static AgentClient client(String fingerprint, String token) {
        return new AgentClient(new ConnectionSettings(url(), fingerprint, null, null, null), token, "00-ab-cd-01");
    }

    private static AgentException failure(CompletableFuture<?> future) {
        Throwable error = catchThrowable(() -> future.get(30, TimeUnit.SECONDS));
        assertThat(error).isInstanceOf(ExecutionException.class);
        return (AgentException) AgentClient.unwrap(error.getCause());
    }

    @Test
    void pinnedCertificateNeedsNoAuthorityAndNoHostName() throws Exception {
        Operation operation = client(Fingerprint.of(certificate), "right")
                .submit("shop", "{}")
                .get(30, TimeUnit.SECONDS);
        assertThat(operation.phase()).isEqualTo(Phase.RUNNING);
        assertThat(traceparent).isEqualTo("00-ab-cd-01");
    }

    @Test
    void otherCertificateIsRefusedAndItsFingerprintShown() {
        AgentException error =
                failure(client("sha256:" + "00".repeat(32), "right").submit("shop", "{}"));
        assertThat(error).hasMessageContaining(Fingerprint.of(certificate));
        assertThat(error.mayPass()).isFalse();
    }

    @Test
    void unknownAuthorityIsRefusedWithTheFingerprintToPin() {
        AgentException error = failure(client(null, "right").submit("shop", "{}"));
        assertThat(error).hasMessageContaining("no authority").hasMessageContaining(Fingerprint.of(certificate));
        assertThat(error.mayPass()).isFalse();
    }

    @Test
    void wrongTokenIsExplained() {
        AgentException error =
                failure(client(Fingerprint.of(certificate), "wrong").submit("shop", "{}"));
        assertThat(error.status()).isEqualTo(401);
        assertThat(error)
                .hasMessage(
                        "the token is not accepted; check the credentials of the endpoint against the agent's token");
    }

    @Test
    void answerThatIsNoAgentsIsExplained() {
        AgentException error =
                failure(client(Fingerprint.of(certificate), "right").capabilities());
        assertThat(error).hasMessageContaining("no answer that an agent would give");
    }

    @Test
    void endlessAnswerIsCutOff() {
        AgentException error =
                failure(client(Fingerprint.of(certificate), "right").logs("shop", Map.of()));
        assertThat(error).hasMessageContaining("larger than");
        assertThat(error.mayPass()).isFalse();
    }

    @Test
    void anAgentThatDoesNotAnswerIsGivenUp() {
        ConnectionSettings settings = new ConnectionSettings(url(), Fingerprint.of(certificate), null, null, null);
        try (AgentConnection connection = new AgentConnection(settings)) {
            AsyncRequestProducer request =
                    AsyncRequestBuilder.get(url() + "/silent").build();
            AgentException error = failure(connection.send(request, 10, Duration.ofSeconds(1)));
            assertThat(error).hasMessageContaining("gave no answer within 1 s");
            assertThat(error.mayPass()).isTrue();
        } finally {
            silence.complete(null);
        }
    }

    @Test
    void plainHttpIsExplained() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerPlainly(plain));
            server.setDaemon(true);
            server.start();
            URI address = URI.create("https://127.0.0.1:" + plain.getLocalPort());
            AgentClient client =
                    new AgentClient(new ConnectionSettings(address, "00".repeat(32), null, null, null), null, null);
            assertThat(failure(client.capabilities())).hasMessageContaining("plain HTTP");
        }
    }

    private static void answerPlainly(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.getInputStream().read(new byte[1000]);
        } catch (IOException e) {
            // the client has seen enough
        }
    }

    @Test
    void closedPortMayOpenLater() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        URI address = URI.create("https://127.0.0.1:" + port);
        AgentClient client =
                new AgentClient(new ConnectionSettings(address, "00".repeat(32), null, null, null), null, null);
        AgentException error = failure(client.capabilities());
        assertThat(error).hasMessageContaining("no connection to 127.0.0.1:" + port);
        assertThat(error.mayPass()).isTrue();
    }

    @Test
    void streamGoesOnBehindTheLastEvent() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        client(Fingerprint.of(certificate), "right").follow("shop", "1", 7, new EventSink() {
            @Override
            public void opened() {
                seen.add("opened");
            }

            @Override
            public void event(String json) {
                seen.add(json);
            }

            @Override
            public void ended(String json) {
                seen.add("ended " + json);
            }

            @Override
            public void closed(AgentException error) {
                seen.add("closed " + error);
            }
        });
        for (String expected : List.of("opened", "{\"number\":8}", "ended {}", "closed null")) {
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(expected);
        }
        assertThat(lastEventId).isEqualTo("7");
    }
}
