package io.jenkins.plugins.lizardcd.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.lizardcd.agent.tls.Pem;
import io.jenkins.plugins.lizardcd.agent.tls.SelfMadeCertificate;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A validating webhook of the API server that denies the ConfigMaps of one namespace that carry a certain label. */
final class DenyingWebhook implements AutoCloseable {

    private final TestNamespace namespace;
    private final String name;
    private final HttpsServer server;

    DenyingWebhook(TestNamespace namespace, String reason) throws Exception {
        this.namespace = namespace;
        this.name = "lizard-" + namespace.name();
        SelfMadeCertificate.KeyAndCertificate made = SelfMadeCertificate.make("webhook", List.of("ip:127.0.0.1"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(made)));
        server.createContext("/", exchange -> deny(exchange, reason));
        server.start();
        namespace.apply(
                "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\n"
                        + "metadata: {name: " + name + "}\nwebhooks:\n- name: no.lizard.example\n  sideEffects: None\n"
                        + "  admissionReviewVersions: [v1]\n  failurePolicy: Fail\n  timeoutSeconds: 5\n"
                        + "  clientConfig:\n    url: https://127.0.0.1:"
                        + server.getAddress().getPort() + "/\n    caBundle: "
                        + Base64.getEncoder().encodeToString(made.certificate().getBytes(StandardCharsets.UTF_8))
                        + "\n  objectSelector: {matchLabels: {lizard-denied: " + namespace.name() + "}}\n"
                        + "  rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [configmaps]}]\n");
    }

    private static SSLContext context(SelfMadeCertificate.KeyAndCertificate made) throws Exception {
        Path certificate = Files.createTempFile("webhook", ".crt");
        Path key = Files.createTempFile("webhook", ".key");
        try {
            Files.writeString(certificate, made.certificate());
            Files.writeString(key, made.key());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(Pem.keyStore(certificate, key), new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } finally {
            Files.delete(certificate);
            Files.delete(key);
        }
    }

    private static void deny(HttpExchange exchange, String reason) throws IOException {
        JsonNode review = Json.tolerant().readTree(exchange.getRequestBody());
        ObjectNode answer = Json.tolerant().createObjectNode();
        answer.set("apiVersion", review.path("apiVersion"));
        answer.set("kind", review.path("kind"));
        ObjectNode response = answer.putObject("response").put("allowed", false);
        response.set("uid", review.path("request").path("uid"));
        response.putObject("status").put("code", 403).put("message", reason);
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        namespace.kubectl("delete", "validatingwebhookconfiguration", name);
        server.stop(0);
    }
}
