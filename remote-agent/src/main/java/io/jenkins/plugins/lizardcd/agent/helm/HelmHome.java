package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.archive.PrivateDirectory;
import io.jenkins.plugins.lizardcd.agent.archive.ProcessMark;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A private directory for one process of helm: values, kubeconfig, configuration and caches. */
final class HelmHome implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(HelmHome.class);
    private static final String PURPOSE = "helm";
    private static final String CHILD = "child";
    private static final int END_SECONDS = 10;

    /** Stands in arguments for this directory. */
    static final String HERE = "{home}/";

    private final PrivateDirectory directory = new PrivateDirectory(PURPOSE);

    HelmHome() throws IOException {}

    Path directory() {
        return directory.path();
    }

    Path path(String name) {
        return directory().resolve(name);
    }

    /** Makes a directory that nobody else can look into. */
    void makeDirectory(String name) throws IOException {
        directory.directory(name);
    }

    /** The one file in a directory, of bounded size. */
    byte[] only(String name, int most) throws IOException {
        try (Stream<Path> files = Files.list(path(name))) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow(() -> new NoSuchFileException(name));
            if (Files.size(file) > most) {
                throw new FileSystemException(file.getFileName() + " is larger than " + most + " bytes");
            }
            return Files.readAllBytes(file);
        }
    }

    /** An argument with its path made whole; a star at its end stands for the chart in that directory. */
    String resolve(String argument) throws IOException {
        if (!argument.startsWith(HERE)) {
            return argument;
        }
        String name = argument.substring(HERE.length());
        if (!name.endsWith("/*")) {
            return path(name).toString();
        }
        try (Stream<Path> files = Files.list(path(name.substring(0, name.length() - 2)))) {
            // Beside the unpacked chart helm may leave an empty directory with the name of the archive.
            return files.filter(file -> Files.isRegularFile(file) || Files.isRegularFile(file.resolve("Chart.yaml")))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFileException(name))
                    .toString();
        }
    }

    /** Writes a file that nobody else can read at any moment. */
    Path write(String name, String text) throws IOException {
        return Files.writeString(directory.file(name), text);
    }

    /** Notes which process works here, for a later agent that finds the directory. */
    void usedBy(ProcessHandle child) throws IOException {
        Files.deleteIfExists(path(CHILD));
        write(CHILD, ProcessMark.of(child).toString());
    }

    @Override
    public void close() {
        directory.close();
    }

    /** Ends helm processes of agents of this machine that are dead, and removes their directories. */
    static void sweep() {
        PrivateDirectory.sweep(PURPOSE, left -> endChild(left.resolve(CHILD)));
    }

    /** A helm whose agent is dead must not go on beside the next one: that would be two writers of one release. */
    private static void endChild(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Optional<ProcessHandle> child =
                ProcessMark.parse(Files.readString(file)).flatMap(ProcessMark::find);
        if (child.isEmpty()) {
            return;
        }
        ProcessHandle process = child.get();
        LOGGER.warn("ends helm process {} of a dead agent", process.pid());
        process.destroyForcibly();
        try {
            process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.warn("helm process {} does not end", process.pid());
        }
    }
}
