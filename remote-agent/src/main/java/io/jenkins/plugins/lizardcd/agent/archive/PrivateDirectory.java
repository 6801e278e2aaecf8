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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary directory that nobody else can look into. Its name says which process of the agent owns it, so that one
 * that a killed agent has left can be told from one in use, and is removed.
 */
public final class PrivateDirectory implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(PrivateDirectory.class);
    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;

    /**
     * Makes an empty one.
     *
     * @param purpose a word for its name; {@link #sweep} finds it by that
     * @throws IOException when there is no room for it
     */
    public PrivateDirectory(String purpose) throws IOException {
        path = Files.createTempDirectory(
                base(), prefix(purpose) + ProcessMark.of(ProcessHandle.current()) + "-", DIRECTORY);
    }

    /** What is done with a directory before it is removed. */
    @FunctionalInterface
    public interface Care {
        /** Gets a directory whose agent is dead. */
        void take(Path left) throws IOException;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Makes a directory below this one, and those that lead to it. */
    public Path directory(String relative) throws IOException {
        return Files.createDirectories(path.resolve(relative), DIRECTORY);
    }

    /** Makes an empty file below this one that nobody else can read at any moment, with the directories that lead to it. */
    public Path file(String relative) throws IOException {
        Path file = path.resolve(relative);
        Files.createDirectories(file.getParent(), DIRECTORY);
        return Files.createFile(file, FILE);
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() {
        delete(path);
    }

    /**
     * Removes what agents of this machine have left that are dead.
     *
     * @param purpose what the directories were made for
     * @param care what to do before
     */
    public static void sweep(String purpose, Care care) {
        String prefix = prefix(purpose);
        try (Stream<Path> entries = Files.list(base())) {
            List<Path> left = entries.filter(p -> p.getFileName().toString().startsWith(prefix))
                    .toList();
            for (Path directory : left) {
                Optional<ProcessMark> owner =
                        ProcessMark.parse(directory.getFileName().toString().substring(prefix.length()));
                if (owner.isPresent() && owner.get().find().isEmpty()) {
                    care.take(directory);
                    delete(directory);
                    LOGGER.info("removed {}, which a dead agent has left", directory);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOGGER.warn("cannot look for what dead agents have left: {}", e.toString());
        }
    }

    private static String prefix(String purpose) {
        return "lizardcd-" + purpose + "-";
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
