package io.jenkins.plugins.lizardcd.acceptance;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.lizardcd.testbed.Helm;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small chart, packed by the stock helm and served over HTTP: a Deployment, a test that ends as {@code testExit} says,
 * and a Secret when there is a password.
 */
final class TestChart implements AutoCloseable {

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: "{{ .Release.Name }}"}
            spec:
              replicas: {{ .Values.replicas }}
              selector: {matchLabels: {app: "{{ .Release.Name }}"}}
              template:
                metadata: {labels: {app: "{{ .Release.Name }}"}}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                    - name: web
                      image: "{{ .Values.image }}"
                      imagePullPolicy: Never
                      env: [{name: READY_AFTER, value: "{{ .Values.readyAfter }}"}]
                      readinessProbe: {httpGet: {path: /healthz, port: 8080}, periodSeconds: 1}
            """;
    private static final String TEST = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: "{{ .Release.Name }}-test"
              annotations: {helm.sh/hook: test, helm.sh/hook-delete-policy: before-hook-creation}
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 1
              containers:
                - name: test
                  image: %s
                  imagePullPolicy: Never
                  env: [{name: LINES, value: "2"}, {name: EXIT, value: "{{ .Values.testExit }}"}]
            """.formatted(SampleImage.JOB.reference());
    private static final String SECRET = """
            {{- if .Values.password }}
            apiVersion: v1
            kind: Secret
            metadata: {name: "{{ .Release.Name }}-secret"}
            stringData: {password: {{ .Values.password | quote }}}
            {{- end }}
            """;

    private final HttpServer server;
    private final Path directory;

    /**
     * Packs and serves it.
     *
     * @param helm packs it
     */
    TestChart(Helm helm) {
        try {
            directory = Files.createTempDirectory("test-chart");
            Path templates = Files.createDirectories(directory.resolve("web/templates"));
            Files.writeString(
                    directory.resolve("web/Chart.yaml"),
                    "{apiVersion: v2, name: web, version: 1.2.3, appVersion: \"7\"}\n");
            Files.writeString(
                    directory.resolve("web/values.yaml"),
                    "{replicas: 1, readyAfter: \"1\", testExit: \"0\", image: \"" + SampleImage.V1.reference()
                            + "\"}\n");
            Files.writeString(templates.resolve("deployment.yaml"), DEPLOYMENT);
            Files.writeString(templates.resolve("secret.yaml"), SECRET);
            Files.writeString(templates.resolve("test.yaml"), TEST);
            helm.pack(directory.resolve("web"), directory);
            byte[] archive = Files.readAllBytes(directory.resolve("web-1.2.3.tgz"));
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/web-1.2.3.tgz", exchange -> {
                exchange.sendResponseHeaders(200, archive.length);
                exchange.getResponseBody().write(archive);
                exchange.close();
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a chart", e);
        }
    }

    /** The URL of its archive. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/web-1.2.3.tgz";
    }

    /** Where its files are. */
    Path folder() {
        return directory.resolve("web");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
