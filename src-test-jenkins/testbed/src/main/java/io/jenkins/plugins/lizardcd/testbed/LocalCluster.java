package io.jenkins.plugins.lizardcd.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The script {@code bin/cluster} of the test-bed, which starts, feeds and stops the cluster of this machine. */
final class LocalCluster {

    private static final Path SCRIPTS = Path.of("src-test-jenkins", "testbed", "bin");

    private LocalCluster() {}

    /** Why this machine can have no cluster; empty when it can. */
    static Optional<String> obstacle() {
        Optional<Path> script = script("cluster");
        if (script.isEmpty()) {
            return Optional.of("no cluster: " + SCRIPTS + " is in no folder above "
                    + Path.of("").toAbsolutePath());
        }
        Command check = Command.run(List.of(script.get().toString(), "possible"), "");
        return check.code() == 0 ? Optional.empty() : Optional.of(message(check.err()));
    }

    /** Starts the cluster unless it runs. It stops after this Maven run, unless {@code -Dlizard.testbed.keep}. */
    static Path up() {
        List<String> line =
                new ArrayList<>(List.of(script("cluster").orElseThrow().toString(), "up"));
        if (System.getProperty("lizard.testbed.keep") == null) {
            line.addAll(List.of("--for", Long.toString(owner())));
        }
        try {
            // Its messages ("installing …", "building Kubernetes …") are shown as they come: the first use takes
            // minutes.
            Process process = new ProcessBuilder(line).start();
            Thread messages = new Thread(
                    () -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(System.err::println),
                    "cluster messages");
            messages.setDaemon(true);
            messages.start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                messages.join(1000);
                throw new IllegalStateException("the test cluster did not start; see the messages above");
            }
            return Path.of(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the test cluster: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the test cluster was starting", e);
        }
    }

    static String load(Path archive) {
        return Command.run(List.of(script("cluster").orElseThrow().toString(), "load", archive.toString()), "")
                .orThrow()
                .strip();
    }

    /** The Maven process above this one: the cluster serves the tests of all its modules. Else this process. */
    private static long owner() {
        for (Optional<ProcessHandle> process = Optional.of(ProcessHandle.current());
                process.isPresent();
                process = process.get().parent()) {
            long pid = process.get().pid();
            try {
                if (Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1)
                        .contains("org.codehaus.plexus.classworlds.launcher.Launcher")) {
                    return pid;
                }
            } catch (IOException e) {
                break; // a process we may not look at: nothing of ours is above it
            }
        }
        return ProcessHandle.current().pid();
    }

    /** A script of the test-bed, if this is its repository. */
    static Optional<Path> script(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve(SCRIPTS).resolve(name))) {
                return Optional.of(folder.resolve(SCRIPTS).resolve(name));
            }
        }
        return Optional.empty();
    }

    private static String message(String err) {
        return err.strip().replace("testbed: ", "");
    }
}
