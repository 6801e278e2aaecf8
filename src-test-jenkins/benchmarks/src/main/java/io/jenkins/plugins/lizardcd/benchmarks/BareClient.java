package io.jenkins.plugins.lizardcd.benchmarks;

import io.jenkins.plugins.lizardcd.testbed.Access;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The least that can set an image: one PATCH over a connection that is open already. */
final class BareClient {

    private static final String DEPLOYMENTS = "apis/apps/v1 deployments";

    private final Access access;
    private final HttpClient http;

    BareClient(Access access) throws Exception {
        this.access = access;
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "cluster",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(
                                access.certificateAuthority().getBytes(StandardCharsets.UTF_8))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        this.http = HttpClient.newBuilder().sslContext(tls).build();
    }

    /** Sets the image of the container that has the Deployment's name. */
    void setImage(String deployment, String image) throws IOException, InterruptedException {
        String patch = "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"" + deployment
                + "\",\"image\":\"" + image + "\"}]}}}}";
        call("PATCH", DEPLOYMENTS + "/" + deployment, "application/strategic-merge-patch+json", patch);
    }

    /**
     * Any call.
     *
     * @param method of HTTP
     * @param path group and version, resource and name, such as {@code apis/apps/v1 deployments/web}
     * @param type of the body
     * @param body may be empty
     */
    void call(String method, String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + " answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
    }

    /** Watches the Deployments, each event one line of JSON, until the returned stream is closed. */
    AutoCloseable watch(Consumer<String> events) {
        CompletableFuture<HttpResponse<Stream<String>>> answer =
                http.sendAsync(request(DEPLOYMENTS + "?watch=true").build(), HttpResponse.BodyHandlers.ofLines());
        HttpResponse<Stream<String>> response = answer.join();
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the watch answered " + response.statusCode());
        }
        Thread reader = new Thread(() -> {
            try {
                response.body().forEach(events);
            } catch (RuntimeException e) {
                // closed
            }
        });
        reader.setDaemon(true);
        reader.start();
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        String inNamespace = path.replace(" ", "/namespaces/" + access.namespace() + "/");
        return HttpRequest.newBuilder(URI.create(access.server() + "/" + inNamespace))
                .header("Authorization", "Bearer " + access.token());
    }
}
