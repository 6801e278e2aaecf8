package io.jenkins.plugins.lizardcd.agent.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private directory for one process of helm: values, kubeconfig, configuration and caches. Its name says which agent
 * process owns it, so that one found later can be told from one in use.
 */
final class HelmHome implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(HelmHome.class);
    private static final String PREFIX = "lizardcd-helm-";
    private static final String CHILD = "child";

    /** Stands in arguments for this directory. */
    static final String HERE = "{home}/";

    private final Path directory;

    HelmHome() throws IOException {
        ProcessHandle me = ProcessHandle.current();
        directory = Files.createTempDirectory(
                base(),
                PREFIX + me.pid() + "-" + startedAt(me) + "-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path directory() {
        return directory;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** An argument with its path made whole; a star at its end stands for the only file of that directory. */
    String resolve(String argument) throws IOException {
        if (!argument.startsWith(HERE)) {
            return argument;
        }
        String name = argument.substring(HERE.length());
        if (!name.endsWith("/*")) {
            return path(name).toString();
        }
        try (Stream<Path> files = Files.list(path(name.substring(0, name.length() - 2)))) {
            return files.findFirst()
                    .orElseThrow(() -> new NoSuchFileException(name))
                    .toString();
        }
    }

    /** Writes a file that nobody else can read at any moment. */
    Path write(String name, String text) throws IOException {
        Path file = path(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Notes which process works here, for a later agent that finds the directory. */
    void usedBy(ProcessHandle child) throws IOException {
        Files.deleteIfExists(path(CHILD));
        write(CHILD, child.pid() + " " + startedAt(child));
    }

    @Override
    public void close() {
        delete(directory);
    }

    /** Ends helm processes of agents of this machine that are dead, and removes their directories. */
    static void sweep() {
        try (Stream<Path> entries = Files.list(base())) {
            List<Path> left = entries.filter(p -> p.getFileName().toString().startsWith(PREFIX))
                    .toList();
            for (Path directory : left) {
                String[] owner = directory
                        .getFileName()
                        .toString()
                        .substring(PREFIX.length())
                        .split("-");
                if (owner.length >= 2 && find(owner[0], owner[1]) == null) {
                    endChild(directory.resolve(CHILD));
                    delete(directory);
                    LOGGER.info("removed {}, which a dead agent has left", directory);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOGGER.warn("cannot look for what dead agents have left: {}", e.toString());
        }
    }

    /** A helm whose agent is dead must not go on beside the next one: that would be two writers of one release. */
    private static void endChild(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String[] child = Files.readString(file).split(" ");
        ProcessHandle process = child.length == 2 ? find(child[0], child[1]) : null;
        if (process != null) {
            LOGGER.warn("ends helm process {} of a dead agent", process.pid());
            process.destroyForcibly();
            try {
                process.onExit().get(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOGGER.warn("helm process {} does not end", process.pid());
            }
        }
    }

    private static ProcessHandle find(String pid, String startedAt) {
        try {
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(p -> startedAt(p) == Long.parseLong(startedAt))
                    .orElse(null);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static long startedAt(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static Path base() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path done, IOException failure) throws IOException {
                    Files.deleteIfExists(done);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            LOGGER.debug("{} is gone already", directory);
        } catch (IOException e) {
            LOGGER.warn("cannot remove {}: {}", directory, e.toString());
        }
    }
}
