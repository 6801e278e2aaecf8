package io.jenkins.plugins.lizardcd.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.client.ConnectionSettings;
import io.jenkins.plugins.lizardcd.testbed.Access;
import io.jenkins.plugins.lizardcd.testbed.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The agent of the image as a process of this machine: the image's files as its root, and the image's user, Java
 * runtime, flags, variables and class data archive, and a service account as in a pod. Only the network is this
 * machine's.
 */
final class ImageAgent implements AutoCloseable {

    private static final Pattern FINGERPRINT = Pattern.compile("certificate fingerprint (sha256:\\S+)");
    private static final Path LIFE = Path.of("tmp", "life");
    private static final Path ACCOUNT = Path.of("var", "run", "secrets", "kubernetes.io", "serviceaccount");
    private static final String USER = "10001:10001";

    private final Access access;
    private final Path root;
    private final int port;
    private final List<String> entry = new ArrayList<>();
    private Process process;
    private long startedNanos;

    /**
     * Unpacks the image; {@link #start} runs it.
     *
     * @param access its rights
     */
    ImageAgent(Access access) throws IOException, InterruptedException {
        this.access = access;
        Path work = Files.createTempDirectory("lizard-benchmark");
        Path image = Files.createDirectory(work.resolve("image"));
        this.root = Files.createDirectory(work.resolve("root"));
        command("tar", "-xf", System.getProperty("lizard.image"), "-C", image.toString());
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest =
                json.readTree(image.resolve("manifest.json").toFile()).get(0);
        for (JsonNode layer : manifest.get("Layers")) {
            command(
                    "tar",
                    "--warning=no-unknown-keyword",
                    "-xf",
                    image.resolve(layer.asText()).toString(),
                    "-C",
                    root.toString());
        }
        JsonNode config = json.readTree(
                        image.resolve(manifest.get("Config").asText()).toFile())
                .get("config");
        this.port = freePort();
        entry.addAll(List.of("unshare", "--mount", "sh", "-c"));
        // The mounts are the process's own and end with it.
        entry.add("mount -t proc proc " + root.resolve("proc") + " && mount --bind /dev " + root.resolve("dev")
                + " && exec env -i \"$@\"");
        entry.add("sh");
        config.get("Env").forEach(e -> entry.add(e.asText()));
        entry.addAll(List.of(
                "KUBERNETES_SERVICE_HOST=" + URI.create(access.server()).getHost(),
                "KUBERNETES_SERVICE_PORT=" + URI.create(access.server()).getPort(),
                "LIZARD_DATA_DIRECTORY=/" + LIFE.resolve("data"),
                "LIZARD_LISTEN_ADDRESS=127.0.0.1",
                "LIZARD_PORT=" + port));
        entry.addAll(List.of("/usr/sbin/chroot", "--userspec=" + USER, root.toString()));
        config.get("Entrypoint").forEach(e -> entry.add(e.asText()));
        Path life = Files.createDirectories(root.resolve(LIFE));
        Files.createDirectories(root.resolve("proc"));
        Files.createDirectories(root.resolve("dev"));
        // What the kubelet mounts into a pod.
        Path account = Files.createDirectories(root.resolve(ACCOUNT));
        Files.writeString(account.resolve("token"), access.token());
        Files.writeString(account.resolve("ca.crt"), access.certificateAuthority());
        Files.writeString(account.resolve("namespace"), access.namespace());
        Files.copy(Path.of("/etc/hosts"), root.resolve("etc/hosts"), StandardCopyOption.REPLACE_EXISTING);
        command("chown", "-R", USER, life.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /**
     * Adds a program to the image's files, as a build of the image may.
     *
     * @param program on this machine
     * @param path where it goes, below the root
     */
    void add(Path program, Path path) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.copy(
                program, root.resolve(path), StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Starts it and waits until it is ready. */
    ImageAgent start() throws IOException {
        launch();
        Await.until(
                "the agent is ready",
                Duration.ofSeconds(60),
                () -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the agent has ended");
                    }
                    return log().contains("replica is ") && log().contains("certificate fingerprint");
                },
                () -> {
                    try {
                        return log();
                    } catch (IOException e) {
                        return e.toString();
                    }
                });
        return this;
    }

    /** Starts it and returns at once. */
    void launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(entry);
        builder.redirectErrorStream(true)
                .redirectOutput(root.resolveSibling("log").toFile());
        startedNanos = System.nanoTime();
        process = builder.start();
    }

    /** When it was launched last. */
    long startedNanos() {
        return startedNanos;
    }

    /** Asks it to stop, and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the agent does not stop");
        }
    }

    Proc proc() {
        return new Proc(process.pid());
    }

    String namespace() {
        return access.namespace();
    }

    int port() {
        return port;
    }

    String log() throws IOException {
        return Files.readString(root.resolveSibling("log"));
    }

    /** The plugin's own client. */
    AgentClient client() throws IOException {
        Matcher fingerprint = FINGERPRINT.matcher(log());
        if (!fingerprint.find()) {
            throw new IllegalStateException("the agent has no certificate yet");
        }
        String token = Files.readString(root.resolve(LIFE).resolve("data").resolve("token"))
                .trim();
        ConnectionSettings settings =
                new ConnectionSettings(URI.create("https://127.0.0.1:" + port), fingerprint.group(1), null, null, null);
        return new AgentClient(settings, token, null);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void command(String... line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", line) + " failed");
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
        try {
            if (process != null) {
                process.waitFor();
            }
            if (Files.exists(root.getParent())) {
                command("rm", "-rf", "--one-file-system", root.getParent().toString());
            }
        } catch (IOException e) {
            System.err.println("cannot remove " + root.getParent() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
