package io.jenkins.plugins.lizardcd.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Jenkins controller as a process of its own, with all plugins that were given and ours. Listens on loopback only. */
final class JenkinsController implements AutoCloseable {

    private static final String GIVEN = given();
    private static final Path HPI = Path.of(System.getProperty("lizard.hpi", "lizardcd.hpi"));
    private static final Duration START_LIMIT = Duration.ofMinutes(6);

    private final Path home;
    private final int port;
    private Process process;
    private Path log;
    private int starts;

    private JenkinsController(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    private static String given() {
        // Maven hands the variable on as a property; outside of Maven it is itself.
        String property = System.getProperty("lizard.jenkins", "");
        return property.isEmpty() || property.startsWith("${") ? System.getenv("LIZARD_JENKINS") : property;
    }

    /** Why there can be no controller here. */
    static Optional<String> obstacle() {
        if (GIVEN == null) {
            return Optional.of("LIZARD_JENKINS is not set; let it name a folder with jenkins.war and plugins/");
        }
        if (!Files.isRegularFile(Path.of(GIVEN, "jenkins.war"))) {
            return Optional.of("there is no jenkins.war in " + GIVEN);
        }
        return Files.isRegularFile(HPI)
                ? Optional.empty()
                : Optional.of("there is no " + HPI.getFileName() + " yet; run the build up to the phase verify");
    }

    /**
     * Starts a controller and waits until it is up.
     *
     * @param configuration YAML for Configuration as Code
     */
    static JenkinsController start(String configuration) {
        try (ServerSocket free = new ServerSocket(0)) {
            Path home = Files.createTempDirectory("lizard-jenkins");
            Path plugins = Files.createDirectory(home.resolve("plugins"));
            try (Stream<Path> given = Files.list(Path.of(GIVEN, "plugins"))) {
                for (Path plugin : given.toList()) {
                    Files.createSymbolicLink(plugins.resolve(plugin.getFileName()), plugin.toAbsolutePath());
                }
            }
            Files.copy(HPI, plugins.resolve("lizardcd.jpi"), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(home.resolve("casc.yaml"), configuration);
            JenkinsController controller = new JenkinsController(home, free.getLocalPort());
            free.close();
            controller.start();
            return controller;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare a controller", e);
        }
    }

    /** Starts it, anew after it was killed. */
    void start() {
        log = home.resolve("log-" + ++starts);
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Djenkins.install.runSetupWizard=false",
                        "-Dhudson.model.UsageStatistics.disabled=true",
                        "-jar",
                        Path.of(GIVEN, "jenkins.war").toString(),
                        "--httpListenAddress=127.0.0.1",
                        "--httpPort=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().put("JENKINS_HOME", home.toString());
        command.environment()
                .put("CASC_JENKINS_CONFIG", home.resolve("casc.yaml").toString());
        try {
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the controller", e);
        }
        Poll.until("the controller is up", START_LIMIT, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the controller ended:\n" + log());
            }
            return log().contains("Jenkins is fully up and running");
        });
    }

    /** Replaces the configuration and applies it. */
    void configure(String configuration) {
        try {
            Files.writeString(home.resolve("casc.yaml"), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JenkinsClient client = client();
        client.post("/configuration-as-code/reload", "");
    }

    /** A client without a user: everything is allowed where the configuration sets up no security. */
    JenkinsClient client() {
        return new JenkinsClient(url(), null, null);
    }

    /** A client for a user. */
    JenkinsClient client(String user, String password) {
        return new JenkinsClient(url(), user, password);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The directory of a build. */
    Path directory(Build build) {
        return home.resolve("jobs").resolve(build.job()).resolve("builds").resolve("" + build.number());
    }

    /** Its log since the last start. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends it as a crash of the machine would: SIGKILL. */
    void kill() {
        process.destroyForcibly();
        join();
    }

    /** Stops it in order: SIGTERM. */
    void stop() {
        process.destroy();
        join();
    }

    private void join() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the controller ended", e);
        }
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> inside = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inside) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("could not remove " + home + ": " + e);
        }
    }
}
