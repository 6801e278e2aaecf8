package io.jenkins.plugins.lizardcd.cluster;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.lizardcd.testbed.Helm;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small chart, packed by the stock helm and served over HTTP: a Deployment, a ConfigMap and a hook. */
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
    private static final String SETTINGS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: "{{ .Release.Name }}-settings"}
            data:
              greeting: {{ .Values.greeting | quote }}
              list: {{ .Values.list | toJson | quote }}
            """;
    private static final String HOOK = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: "{{ .Release.Name }}-hook"
              annotations: {helm.sh/hook: "pre-install,pre-upgrade", helm.sh/hook-delete-policy: before-hook-creation}
            data: {revision: "{{ .Release.Revision }}"}
            """;

    private final HttpServer server;
    private final Path directory;

    TestChart(Helm helm) {
        try {
            directory = Files.createTempDirectory("test-chart");
            Path templates = Files.createDirectories(directory.resolve("web/templates"));
            Files.writeString(
                    directory.resolve("web/Chart.yaml"),
                    "{apiVersion: v2, name: web, version: 1.2.3, appVersion: \"7\"}\n");
            Files.writeString(
                    directory.resolve("web/values.yaml"),
                    "{replicas: 1, readyAfter: \"1\", greeting: hello, list: [], image: \"" + SampleImage.V1.reference()
                            + "\"}\n");
            Files.writeString(templates.resolve("deployment.yaml"), DEPLOYMENT);
            Files.writeString(templates.resolve("settings.yaml"), SETTINGS);
            Files.writeString(templates.resolve("hook.yaml"), HOOK);
            Files.writeString(templates.resolve("NOTES.txt"), "{{ .Release.Name }} says {{ .Values.greeting }}\n");
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
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The URL of its archive. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/web-1.2.3.tgz";
    }

    /** Its directory, for the stock helm. */
    String path() {
        return directory.resolve("web").toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
