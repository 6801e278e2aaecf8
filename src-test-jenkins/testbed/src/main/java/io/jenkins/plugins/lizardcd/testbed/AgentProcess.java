package io.jenkins.plugins.lizardcd.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An agent as a process of this machine, with the rights of a service account of its namespace. It is taken from the
 * test's own class path, so the test's module must depend on {@code lizardcd-agent}.
 */
public final class AgentProcess implements AutoCloseable {

    private static final String ACCOUNT = "lizardcd-agent";
    private static final Pattern PORT = Pattern.compile("serves .* on port (\\d+)");
    private static final Pattern FINGERPRINT = Pattern.compile("certificate fingerprint (sha256:\\S+)");
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final List<String> CERTIFICATE_FILES = List.of("tls.crt", "tls.key");
    /** The certificate that the first agent of this process made: to make one costs as much as the start of an agent. */
    private static final Map<String, byte[]> CERTIFICATE = new HashMap<>();
    /** The Roles by the options that they are printed for: to print one takes a JVM. */
    private static final Map<List<String>, String> ROLES = new ConcurrentHashMap<>();

    private static final String ANY_NAMESPACE = "any-namespace-at-all";

    private final ProcessBuilder command;
    private final Path directory;
    private Process process;
    private Path log;
    private int starts;

    private AgentProcess(ProcessBuilder command, Path directory) {
        this.command = command;
        this.directory = directory;
    }

    /**
     * Gives the namespace a service account with just the Role that {@code lizardcd-agent manifest} prints.
     *
     * @param namespace where the agent shall work
     * @param options of the command, such as {@code --operations setImage}
     */
    public static Access access(TestNamespace namespace, String... options) {
        Access access = namespace.access(ACCOUNT);
        String role = ROLES.computeIfAbsent(List.of(options), AgentProcess::role);
        namespace.apply(role.replace(ANY_NAMESPACE, namespace.name()));
        return access;
    }

    private static String role(List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("manifest", "--namespace", ANY_NAMESPACE, "--name", ACCOUNT));
        arguments.addAll(options);
        String manifest = print(arguments);
        return Arrays.stream(manifest.split("(?m)^---\\s*$"))
                .filter(d -> d.contains("kind: \"Role\"\n"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Role in the manifest:\n" + manifest));
    }

    /**
     * Runs a command of the agent that ends by itself.
     *
     * @param arguments such as {@code manifest --namespace shop}
     * @return its standard output
     */
    public static String print(List<String> arguments) {
        List<String> line = AgentJvm.command();
        line.addAll(arguments);
        return Command.run(line, "").orThrow();
    }

    /**
     * Starts an agent for a namespace and waits until it is ready.
     *
     * @param access with which rights
     * @param identity its name among the replicas
     * @param settings further environment variables, such as {@code LIZARD_LEASE_DURATION}
     */
    public static AgentProcess start(Access access, String identity, Map<String, String> settings) {
        try {
            Path directory = Files.createTempDirectory("lizardcd-agent");
            ProcessBuilder command = new ProcessBuilder(AgentJvm.serving());
            Map<String, String> environment = command.environment();
            // The agent refuses settings that are not its own, such as LIZARD_JENKINS of this test run.
            environment.keySet().removeIf(name -> name.startsWith("LIZARD_"));
            environment.put("LIZARD_KUBECONFIG", access.kubeconfig().toString());
            environment.put("LIZARD_NAMESPACES", access.namespace());
            environment.put("LIZARD_LISTEN_ADDRESS", "127.0.0.1");
            environment.put("LIZARD_PORT", "0");
            environment.put("LIZARD_IDENTITY", identity);
            environment.put("LIZARD_DATA_DIRECTORY", directory.resolve("data").toString());
            environment.putAll(settings);
            Path data = Files.createDirectories(directory.resolve("data"));
            synchronized (CERTIFICATE) {
                for (Map.Entry<String, byte[]> file : CERTIFICATE.entrySet()) {
                    Files.write(data.resolve(file.getKey()), file.getValue());
                }
            }
            AgentProcess agent = new AgentProcess(command, directory);
            try {
                agent.start();
            } catch (AssertionError | RuntimeException e) {
                // Nobody else knows of it, and it would run on after the tests.
                agent.close();
                throw e;
            }
            agent.keepCertificate();
            return agent;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start an agent", e);
        }
    }

    private void keepCertificate() throws IOException {
        Path data = dataDirectory();
        if (CERTIFICATE_FILES.stream().allMatch(name -> Files.exists(data.resolve(name)))) {
            synchronized (CERTIFICATE) { // both of one agent, not one each of two
                for (String name : CERTIFICATE.isEmpty() ? CERTIFICATE_FILES : List.<String>of()) {
                    CERTIFICATE.put(name, Files.readAllBytes(data.resolve(name)));
                }
            }
        }
    }

    /** Starts it, anew after it was killed; on the port that it had before. */
    public void start() {
        log = directory.resolve("log-" + ++starts);
        command.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start an agent", e);
        }
        Await.until(
                "the agent is ready",
                START_LIMIT,
                () -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the agent ended:\n" + log());
                    }
                    return log().contains("certificate fingerprint");
                },
                this::log);
        command.environment().put("LIZARD_PORT", Integer.toString(port()));
    }

    /** Its port. */
    public int port() {
        return Integer.parseInt(find(PORT));
    }

    /** Its URL. */
    public URI url() {
        return URI.create("https://127.0.0.1:" + port());
    }

    /** Fingerprint of its certificate, as it printed it. */
    public String fingerprint() {
        return find(FINGERPRINT);
    }

    /** The bearer token that it made at its first start. */
    public String token() {
        return read(directory.resolve("data").resolve("token")).trim();
    }

    /** Directory with its token and certificate. */
    public Path dataDirectory() {
        return directory.resolve("data");
    }

    /** Its log since the last start. */
    public String log() {
        return read(log);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as a crash of the machine would: SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        join();
    }

    /** Lets it sleep: SIGSTOP. */
    public void freeze() {
        signal("-STOP");
    }

    /** Wakes it: SIGCONT. */
    public void thaw() {
        signal("-CONT");
    }

    /** Asks it to stop: SIGTERM. */
    public void stop() {
        process.destroy();
        join();
    }

    @Override
    public void close() {
        kill();
    }

    private void signal(String signal) {
        Command.run(List.of("kill", signal, Long.toString(process.pid())), "").orThrow();
    }

    private void join() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the agent does not end:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the agent ended", e);
        }
    }

    private String find(Pattern pattern) {
        Matcher matcher = pattern.matcher(log());
        if (!matcher.find()) {
            throw new IllegalStateException("the agent did not print " + pattern + ":\n" + log());
        }
        return matcher.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
