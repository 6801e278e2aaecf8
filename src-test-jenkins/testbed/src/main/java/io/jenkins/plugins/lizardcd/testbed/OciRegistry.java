package io.jenkins.plugins.lizardcd.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Debian's docker-registry as an OCI registry of this machine, without TLS. It knows two users, {@code red} and
 * {@code blue}; the password of each is the name with {@code -secret}.
 */
public final class OciRegistry implements AutoCloseable {

    /** bcrypt, the only form that the registry takes. */
    private static final String USERS = """
            red:$2b$04$UpIMYtRz1Lg6ZkUjiOcY..MeqPc3W83CzW3vg6p8.VjmK5G3zIPcS
            blue:$2b$04$kNThrruTVpvLWHRIqQoKRu4Yi32KnZoq1WiBoT4mU3ClyocUjJLiO
            """;

    private final Process process;
    private final Path directory;
    private final int port;

    private OciRegistry(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /** Starts one; empty where there is none to be had. */
    public static Optional<OciRegistry> start() {
        Optional<Command> found =
                LocalCluster.script("registry").map(script -> Command.run(List.of(script.toString()), ""));
        if (found.isEmpty() || found.get().code() != 0) {
            return Optional.empty();
        }
        try {
            Path directory = Files.createTempDirectory("registry");
            Files.writeString(directory.resolve("users"), USERS);
            int port = freePort();
            Files.writeString(
                    directory.resolve("config.yml"),
                    Json.write(Map.of(
                            "version",
                            "0.1",
                            "log",
                            Map.of("level", "warn"),
                            "storage",
                            Map.of(
                                    "filesystem",
                                    Map.of(
                                            "rootdirectory",
                                            directory.resolve("data").toString())),
                            "http",
                            Map.of("addr", "127.0.0.1:" + port, "secret", "of a test"),
                            "auth",
                            Map.of(
                                    "htpasswd",
                                    Map.of(
                                            "realm",
                                            "charts",
                                            "path",
                                            directory.resolve("users").toString())))));
            Process process = new ProcessBuilder(
                            found.get().out().strip(),
                            "serve",
                            directory.resolve("config.yml").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            OciRegistry registry = new OciRegistry(process, directory, port);
            Await.until("the registry answers", Duration.ofSeconds(30), registry::answers, registry::log);
            return Optional.of(registry);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a registry", e);
        }
    }

    /** Its address with its port. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /**
     * Writes a file with the credentials of a user, as docker keeps them.
     *
     * @param user red or blue
     */
    public Path login(String user) {
        String pair =
                Base64.getEncoder().encodeToString((user + ":" + user + "-secret").getBytes(StandardCharsets.UTF_8));
        try {
            return Files.writeString(
                    directory.resolve("login-" + user),
                    Json.write(Map.of("auths", Map.of(host(), Map.of("auth", pair)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
