package io.jenkins.plugins.lizardcd.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the API server as the administrator, through one kubectl that stays. To start a kubectl for each question costs
 * more than the question, and tests ask thousands.
 */
final class KubectlProxy {

    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:\\d+");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("configmap", "api/v1/%s/configmaps"),
            Map.entry("pod", "api/v1/%s/pods"),
            Map.entry("secret", "api/v1/%s/secrets"),
            Map.entry("service", "api/v1/%s/services"),
            Map.entry("serviceaccount", "api/v1/%s/serviceaccounts"),
            Map.entry("daemonset", "apis/apps/v1/%s/daemonsets"),
            Map.entry("deployment", "apis/apps/v1/%s/deployments"),
            Map.entry("replicaset", "apis/apps/v1/%s/replicasets"),
            Map.entry("statefulset", "apis/apps/v1/%s/statefulsets"),
            Map.entry("job", "apis/batch/v1/%s/jobs"),
            Map.entry("role", "apis/rbac.authorization.k8s.io/v1/%s/roles"),
            Map.entry("rolebinding", "apis/rbac.authorization.k8s.io/v1/%s/rolebindings"));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;

    private KubectlProxy(URI url) {
        this.url = url;
    }

    /** Starts it; it ends with this process. */
    static KubectlProxy start(Path kubeconfig) {
        try {
            Path log = Files.createTempFile("kubectl-proxy", ".log");
            log.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(
                            "kubectl", "--kubeconfig", kubeconfig.toString(), "proxy", "--port=0")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            // The cluster is on this machine; a proxy for the world outside does not know it.
            builder.environment().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT)
                    .matches("https?_proxy"));
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "kubectl-proxy-stop"));
            Await.until("kubectl proxy serves", Duration.ofSeconds(30), () -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("kubectl proxy ended: " + Files.readString(log));
                }
                return ADDRESS.matcher(Files.readString(log)).find();
            });
            Matcher address = ADDRESS.matcher(Files.readString(log));
            if (!address.find()) {
                throw new IllegalStateException("kubectl proxy does not say where it serves");
            }
            return new KubectlProxy(URI.create("http://" + address.group() + "/"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start kubectl proxy: " + e.getMessage(), e);
        }
    }

    /** Whether it knows where objects of that kind are. */
    static boolean knows(String kind) {
        return PATHS.containsKey(kind);
    }

    /**
     * Reads an object.
     *
     * @param object {@code kind/name}, of a kind that it knows
     * @return empty when there is none
     */
    Optional<Map<?, ?>> get(String namespace, String object) {
        HttpResponse<String> response =
                send(request(path(namespace, kind(object)) + "/" + object.substring(object.indexOf('/') + 1)));
        return response.statusCode() == 404
                ? Optional.empty()
                : Optional.of(Json.object(Json.parse(orThrow("get " + object, response))));
    }

    /**
     * Makes an object.
     *
     * @param manifest of a kind that it knows
     * @return false when there is one of that name already, which is left as it is
     */
    boolean create(String namespace, Map<String, Object> manifest) {
        String kind = Json.text(manifest.get("kind")).toLowerCase(Locale.ROOT);
        HttpResponse<String> response = send(posting(path(namespace, kind), manifest));
        if (response.statusCode() == 409) {
            return false;
        }
        orThrow("create " + manifest, response);
        return true;
    }

    /** Makes a namespace. */
    void createNamespace(String name) {
        post("api/v1/namespaces", Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", name)));
    }

    /** Deletes a namespace, without waiting for its end; when there is none that is well. */
    void deleteNamespace(String name) {
        HttpResponse<String> response =
                send(request("api/v1/namespaces/" + name).DELETE());
        if (response.statusCode() != 404 && response.statusCode() != 409) {
            orThrow("delete namespace/" + name, response);
        }
    }

    /** Posts to a path, which may have a query. */
    void post(String path, Map<String, Object> manifest) {
        orThrow("create " + manifest, send(posting(path, manifest)));
    }

    private HttpRequest.Builder posting(String path, Map<String, Object> manifest) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(manifest)));
    }

    static String kind(String object) {
        int slash = object.indexOf('/');
        return slash < 0 ? "" : object.substring(0, slash);
    }

    private static String path(String namespace, String kind) {
        return String.format(PATHS.get(kind), "namespaces/" + namespace);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(LIMIT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("kubectl proxy does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String orThrow(String what, HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(what + " gave " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
