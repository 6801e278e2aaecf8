package io.jenkins.plugins.lizardcd.cluster;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.testbed.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * The charts of the test resources, packed by the stock helm and served over HTTP as a chart repository: to everybody,
 * and once more for each user, with a password.
 */
final class TestCharts {

    /** Who has a repository of their own; the password of each is the name with {@code -secret}. */
    static final List<String> USERS = List.of("red", "blue");

    private final HttpServer server;
    private final Path packed;

    TestCharts(Helm helm) {
        try {
            packed = Files.createTempDirectory("test-charts");
            for (String chart : List.of("web", "shop", "kinds", "vault")) {
                helm.pack(path(chart), packed);
            }
            helm.index(packed);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(action -> {
                Thread thread = new Thread(action, "charts");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/open/", this::serve);
            for (String user : USERS) {
                HttpContext context = server.createContext("/" + user + "/", this::serve);
                context.setAuthenticator(new BasicAuthenticator("charts of " + user) {
                    @Override
                    public boolean checkCredentials(String name, String password) {
                        return name.equals(user) && password.equals(password(user));
                    }
                });
            }
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String password(String user) {
        return user + "-secret";
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = packed.resolve(path.substring(path.lastIndexOf('/') + 1));
        if (Files.isRegularFile(file)) {
            byte[] content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    /** Address of the server, as policies name it. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** A chart by the URL of its archive. */
    ChartSource archive(String chart) {
        return ChartSource.of("http://" + host() + "/open/" + file(chart), null, null);
    }

    /** A chart by its name in the repository that is open to everybody. */
    ChartSource open(String chart) {
        return ChartSource.of(chart, null, "http://" + host() + "/open");
    }

    /** A chart by its name in the repository of a user. */
    ChartSource of(String user, String password, String chart) {
        return new ChartSource(chart, null, "http://" + host() + "/" + user, user, password, null);
    }

    /** The packed archive of a chart. */
    Path packed(String chart) {
        return packed.resolve(file(chart));
    }

    private String file(String chart) {
        try (var files = Files.list(packed)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.startsWith(chart + "-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory of a chart, for the stock helm. */
    static Path path(String chart) {
        try {
            return Path.of(TestCharts.class
                            .getResource("/charts/" + chart + "/Chart.yaml")
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
