package io.jenkins.plugins.lizardcd.agent.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary directory that nobody else can look into. Its name says which process of the agent owns it, so that one
 * that a killed agent has left can be told from one in use, and is removed.
 */
final class PrivateDirectory implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(PrivateDirectory.class);
    private static final String PREFIX = "lizardcd-files-";
    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    static {
        sweep();
    }

    private final Path path;

    PrivateDirectory() throws IOException {
        ProcessHandle me = ProcessHandle.current();
        path = Files.createTempDirectory(base(), PREFIX + me.pid() + "-" + startedAt(me) + "-", DIRECTORY);
    }

    Path path() {
        return path;
    }

    /** Makes a directory below this one, and those that lead to it. */
    Path directory(String relative) throws IOException {
        return Files.createDirectories(path.resolve(relative), DIRECTORY);
    }

    /** Makes an empty file below this one, with the directories that lead to it. */
    Path file(String relative) throws IOException {
        Path file = path.resolve(relative);
        Files.createDirectories(file.getParent(), DIRECTORY);
        return Files.createFile(file, FILE);
    }

    @Override
    public void close() {
        delete(path);
    }

    /** Removes what agents of this machine have left that are dead. */
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
                if (owner.length >= 2 && !alive(owner[0], owner[1])) {
                    delete(directory);
                    LOGGER.info("removed {}, which a dead agent has left", directory);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOGGER.warn("cannot look for what dead agents have left: {}", e.toString());
        }
    }

    private static boolean alive(String pid, String startedAt) {
        try {
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(p -> startedAt(p) == Long.parseLong(startedAt))
                    .isPresent();
        } catch (NumberFormatException e) {
            return false;
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
