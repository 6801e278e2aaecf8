package io.jenkins.plugins.lizardcd.testbed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the agents of the tests are started. The first start of a test run is a rehearsal: an agent without a cluster,
 * whose loaded classes are kept in the form that the JVM maps at once (class data archive). It saves each later one a
 * third of its CPU time, and there are hundreds.
 */
final class AgentJvm {

    private static final String MAIN = "io.jenkins.plugins.lizardcd.agent.Main";
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-Xss256k");
    /** Archives know the places of jars, not what is in folders; those are the tests' own classes. */
    private static final String CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator));

    private static final Duration REHEARSAL = Duration.ofSeconds(60);

    private static List<String> sharing; // guarded by the class

    private AgentJvm() {}

    /** The command line of an agent that serves. */
    static List<String> serving() {
        return line(sharing());
    }

    /** The command line of an agent's command that ends by itself. */
    static List<String> command() {
        return line(List.of());
    }

    private static List<String> line(List<String> more) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(FLAGS);
        line.addAll(more);
        line.addAll(List.of("-cp", packed() ? CLASS_PATH : System.getProperty("java.class.path"), MAIN));
        return line;
    }

    /** Whether the agent is a jar; in an IDE it may be a folder. */
    private static boolean packed() {
        return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                .anyMatch(entry -> new File(entry).getName().startsWith("lizardcd-agent"));
    }

    private static synchronized List<String> sharing() {
        if (sharing == null) {
            Path archive = packed() ? rehearse() : null;
            sharing = archive == null
                    ? List.of()
                    : List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
        }
        return sharing;
    }

    /** Null when the JVM makes no archive; then agents only start more slowly. */
    private static Path rehearse() {
        try {
            Path directory = Files.createTempDirectory("lizardcd-rehearsal");
            Path archive = directory.resolve("agent.jsa");
            Path log = directory.resolve("log");
            ProcessBuilder builder = new ProcessBuilder(
                            line(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable")))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("LIZARD_"));
            // Nobody listens there.
            environment.put("LIZARD_KUBECONFIG", kubeconfig(directory, "https://127.0.0.1:1"));
            environment.put("LIZARD_NAMESPACES", "rehearsal");
            environment.put("LIZARD_LISTEN_ADDRESS", "127.0.0.1");
            environment.put("LIZARD_PORT", "0");
            environment.put("LIZARD_DATA_DIRECTORY", directory.resolve("data").toString());
            Process process = builder.start();
            try {
                Await.until(
                        "the rehearsed agent has looked for its cluster",
                        REHEARSAL,
                        () -> !process.isAlive() || Files.readString(log).contains("could not reach the API server"));
                process.destroy();
                process.waitFor(REHEARSAL.toSeconds(), TimeUnit.SECONDS);
            } finally {
                process.destroyForcibly();
            }
            remove(directory, archive);
            return Files.exists(archive) ? archive : null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rehearse the start of an agent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** All but the archive at once, that at the end of the tests. */
    private static void remove(Path directory, Path archive) throws IOException {
        directory.toFile().deleteOnExit();
        archive.toFile().deleteOnExit();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(directory) && !file.equals(archive)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String kubeconfig(Path directory, String server) throws IOException {
        Path file = directory.resolve("kubeconfig");
        Files.writeString(
                file,
                Json.write(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Config",
                        "clusters",
                        List.of(Map.of("name", "none", "cluster", Map.of("server", server))),
                        "users",
                        List.of(Map.of("name", "nobody", "user", Map.of("token", "none"))),
                        "contexts",
                        List.of(Map.of("name", "none", "context", Map.of("cluster", "none", "user", "nobody"))),
                        "current-context",
                        "none")));
        return file.toString();
    }
}
