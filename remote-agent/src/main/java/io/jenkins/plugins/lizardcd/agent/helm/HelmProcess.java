package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.FencedException;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.shared.Api;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call of helm, mostly one process. It is watched by a thread of its own: when it ends, its directory goes and the
 * operation is woken; when the operation's lock is lost, it is killed, for it writes without asking the fence.
 */
final class HelmProcess {

    private static final Logger LOGGER = LoggerFactory.getLogger(HelmProcess.class);
    private static final Map<String, HelmProcess> RUNNING = new ConcurrentHashMap<>();
    private static final int MOST_OUTPUT = 16 << 20;
    private static final int MOST_PRODUCT = Api.LARGEST_CHART;
    private static final int PATIENCE_SECONDS = 20;
    /** Exit code of what was ended by SIGTERM. */
    private static final int STOPPED = 143;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(HelmProcess::stopAll, "helm-stop"));
    }

    private final HelmCall call;
    private final HelmHome home;
    private final Cluster cluster;
    private final Deque<List<String>> lines;
    private volatile Process process;
    private volatile Ended ended;
    private volatile long stopBy;

    /**
     * How it ended.
     *
     * @param exit its exit code
     * @param output what it wrote
     * @param error what it wrote to the error stream
     * @param mask hides the secrets in both
     * @param product the file that the call gives; empty when it gives none
     */
    record Ended(int exit, String output, String error, Mask mask, byte[] product) {

        private static final byte[] NONE = {};

        Ended(int exit, String output, String error, Mask mask) {
            this(exit, output, error, mask, NONE);
        }

        /** With more that is to be hidden. */
        Ended hiding(Mask more) {
            return new Ended(exit, output, error, mask.and(more), product);
        }
    }

    private HelmProcess(HelmCall call, HelmHome home, Cluster cluster) {
        this.call = call;
        this.home = home;
        this.cluster = cluster;
        this.lines = new ArrayDeque<>(call.lines());
    }

    /** Starts helm and returns at once with a token to find it by. */
    static String start(HelmCall call, Cluster cluster, Runnable waker) throws IOException, InterruptedException {
        HelmHome home = null;
        try {
            HelmProgram.get();
            home = new HelmHome();
            for (Map.Entry<String, String> file : call.files().entrySet()) {
                home.write(file.getKey(), file.getValue());
            }
            home.write("kubeconfig", cluster.kubeconfig());
            if (call.product() != null) {
                home.makeDirectory(call.product());
            }
            HelmProcess started = new HelmProcess(call, home, cluster);
            started.next();
            String token = UUID.randomUUID().toString();
            RUNNING.put(token, started);
            Thread watcher = new Thread(() -> started.watch(waker), "helm-" + started.process.pid());
            watcher.setDaemon(true);
            watcher.start();
            return token;
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (home != null) {
                home.close();
            }
            call.close();
            throw e;
        }
    }

    /** Runs helm to its end, for what changes nothing; stopped when it takes longer than the limit. */
    static Ended run(HelmCall call, Cluster cluster, Duration limit) throws IOException, InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        String token = start(call, cluster, over::countDown);
        HelmProcess process = RUNNING.get(token);
        try {
            if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.stop();
                over.await(2L * PATIENCE_SECONDS, TimeUnit.SECONDS);
                return new Ended(-1, "", "Error: helm took longer than " + limit.toSeconds() + "s", call.mask());
            }
            return process.ended;
        } finally {
            forget(token);
        }
    }

    private void next() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(HelmProgram.get().path().toString());
        for (String argument : lines.remove()) {
            command.add(home.resolve(argument));
        }
        command.addAll(List.of("--namespace", cluster.namespace()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.directory().toFile())
                .redirectOutput(home.path("output").toFile())
                .redirectError(home.path("error").toFile());
        environment(builder.environment(), home);
        process = builder.start();
        try {
            home.usedBy(process.toHandle());
        } catch (IOException | RuntimeException e) {
            // Nobody would watch it.
            process.destroyForcibly();
            throw e;
        }
        if (stopBy != 0) {
            // Asked between two lines, when there was no other process to tell it.
            process.destroy();
        }
    }

    /** The process of a token, if this agent process has started it and nobody has taken its end yet. */
    static Optional<HelmProcess> find(String token) {
        return Optional.ofNullable(RUNNING.get(token));
    }

    static void forget(String token) {
        RUNNING.remove(token);
    }

    /** How it ended; empty while it runs. */
    Optional<Ended> ended() {
        return Optional.ofNullable(ended);
    }

    /** Asks it to end: helm then marks the release as failed. Killed when it does not. */
    void stop() {
        if (stopBy == 0) {
            stopBy = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            process.destroy();
        }
    }

    private void watch(Runnable waker) {
        Ended how = null;
        try {
            how = end();
        } catch (FileSystemException e) {
            how = new Ended(-1, "", "Error: " + e.getMessage(), call.mask());
        } catch (InterruptedException | IOException | RuntimeException e) {
            process.destroyForcibly();
            how = new Ended(-1, "", "the agent could not watch helm: " + e, call.mask());
        } finally {
            home.close();
            call.close();
            // Only now: whoever knows of the end may rely on it that nothing is left.
            ended = how;
            if (how == null) {
                // Whoever has the lock now finds no process, and looks what was done, as after a crash of the agent.
                RUNNING.values().remove(this);
            }
            waker.run();
        }
    }

    /** Waits for the end; null when the lock was lost before. */
    private Ended end() throws IOException, InterruptedException {
        boolean locked = true;
        do {
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                locked = locked && locked();
                if (!locked || stopBy != 0 && System.nanoTime() > stopBy) {
                    process.destroyForcibly();
                }
            }
        } while (locked && more());
        if (!locked) {
            return null;
        }
        boolean whole = process.exitValue() != 0 || lines.isEmpty();
        int exit = whole ? process.exitValue() : STOPPED;
        byte[] product = exit == 0 && call.product() != null ? home.only(call.product(), MOST_PRODUCT) : Ended.NONE;
        return new Ended(exit, read("output"), read("error"), call.mask(), product);
    }

    /** Begins the next line, if the one before has ended well. */
    private boolean more() throws IOException, InterruptedException {
        if (process.exitValue() != 0 || stopBy != 0 || lines.isEmpty()) {
            return false;
        }
        next();
        return true;
    }

    private boolean locked() {
        try {
            cluster.requireLock();
            return true;
        } catch (FencedException e) {
            LOGGER.warn("kills helm process {}: {}", process.pid(), e.getMessage());
            return false;
        }
    }

    private String read(String name) {
        Path file = home.path(name);
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static void environment(Map<String, String> environment, HelmHome home) {
        environment.keySet().removeIf(name -> name.startsWith("HELM_") || name.startsWith("LIZARD_"));
        environment.put("KUBECONFIG", home.path("kubeconfig").toString());
        environment.put("HOME", home.directory().toString());
        environment.put("TMPDIR", home.directory().toString());
        environment.put("HELM_CONFIG_HOME", home.path("config").toString());
        environment.put("HELM_CACHE_HOME", home.path("cache").toString());
        environment.put("HELM_DATA_HOME", home.path("data").toString());
        environment.put("HELM_REGISTRY_CONFIG", home.path("registry.json").toString());
        environment.put("HELM_REPOSITORY_CONFIG", home.path("repositories.yaml").toString());
        environment.put("HELM_REPOSITORY_CACHE", home.path("cache").toString());
        environment.put("HELM_DRIVER", "secret");
        // One busy helm must not starve the agent beside it.
        environment.putIfAbsent("GOMAXPROCS", "2");
    }

    private static void stopAll() {
        RUNNING.values().stream().filter(p -> p.ended == null).forEach(p -> p.process.destroy());
    }
}
