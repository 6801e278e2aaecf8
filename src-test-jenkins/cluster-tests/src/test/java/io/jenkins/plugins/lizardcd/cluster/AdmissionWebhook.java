package io.jenkins.plugins.lizardcd.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.lizardcd.agent.tls.Pem;
import io.jenkins.plugins.lizardcd.agent.tls.SelfMadeCertificate;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A validating admission webhook, served by the test and asked by the API server before it stores deployments and pods,
 * or other objects, of one namespace.
 */
final class AdmissionWebhook implements AutoCloseable {

    /** No decision is made on it. */
    private static final String PROBE = "webhook-probe";

    private final TestNamespace namespace;
    private final String name;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Decision decision;

    /** What the webhook decides. */
    @FunctionalInterface
    interface Decision {
        /**
         * Decides on one request.
         *
         * @param request the AdmissionRequest
         * @return why it is denied; empty to allow it
         */
        Optional<String> denial(JsonNode request);
    }

    AdmissionWebhook(TestNamespace namespace, Path directory, Decision decision) throws Exception {
        this(namespace, directory, "deployments, pods", decision);
    }

    AdmissionWebhook(TestNamespace namespace, Path directory, String resources, Decision decision) throws Exception {
        this.namespace = namespace;
        this.name = namespace.name() + ".lizardcd.test";
        this.decision = decision;
        String host = namespace.cluster().hostAddress();
        SelfMadeCertificate.KeyAndCertificate made = SelfMadeCertificate.make(name, List.of("ip:" + host));
        this.server = HttpsServer.create(new InetSocketAddress(host, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(directory, made)));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        register("https://" + host + ":" + server.getAddress().getPort() + "/", made.certificate(), resources);
    }

    private static SSLContext context(Path directory, SelfMadeCertificate.KeyAndCertificate made)
            throws IOException, GeneralSecurityException {
        Path certificate = Files.writeString(directory.resolve("webhook.crt"), made.certificate());
        Path key = Files.writeString(directory.resolve("webhook.key"), made.key());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(Pem.keyStore(certificate, key), new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** By label, so that no other namespace is touched; "Ignore", so that nobody is locked out if this process dies. */
    private void register(String url, String certificate, String resources) {
        namespace.cluster().kubectl("label", "namespace", namespace.name(), "webhook=" + namespace.name());
        String authority = Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.UTF_8));
        namespace.apply("""
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: %1$s}
                webhooks:
                - name: %1$s
                  admissionReviewVersions: [v1]
                  sideEffects: None
                  failurePolicy: Ignore
                  clientConfig: {url: "%2$s", caBundle: %3$s}
                  namespaceSelector: {matchLabels: {webhook: %4$s}}
                  rules:
                  - {apiGroups: [apps, ""], apiVersions: [v1], resources: [%5$s], operations: [CREATE, UPDATE]}
                """.formatted(name, url, authority, namespace.name(), resources));
    }

    /**
     * From here on, a write about which it does not answer, as its decision throws, is a fault of the API server. Returns
     * when the API server has heard of it: until then, it is asked about an object that fails for certain.
     */
    void mustAnswer() {
        namespace
                .cluster()
                .kubectl(
                        "patch",
                        "validatingwebhookconfiguration",
                        name,
                        "--type=json",
                        "-p",
                        "[{\"op\":\"replace\",\"path\":\"/webhooks/0/failurePolicy\",\"value\":\"Fail\"}]");
        namespace.await("the API server asks the webhook", () -> {
            try {
                namespace.kubectl("create", "configmap", PROBE, "--dry-run=server");
                return false;
            } catch (RuntimeException | AssertionError e) {
                return e.toString().contains("failed calling webhook");
            }
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request =
                    Json.tolerant().readTree(exchange.getRequestBody()).path("request");
            ObjectNode review = JsonNodeFactory.instance.objectNode();
            review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
            ObjectNode response = review.putObject("response");
            response.put("uid", request.path("uid").asText());
            if (request.path("name").asText().equals(PROBE)) {
                return;
            }
            Optional<String> denial = decision.denial(request);
            response.put("allowed", denial.isEmpty());
            denial.ifPresent(why -> response.putObject("status").put("message", why));
            byte[] body = review.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        namespace.cluster().kubectl("delete", "validatingwebhookconfiguration", name, "--ignore-not-found");
        server.stop(0);
        threads.shutdownNow();
    }
}
