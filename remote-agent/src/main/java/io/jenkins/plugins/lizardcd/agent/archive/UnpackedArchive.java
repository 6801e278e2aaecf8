package io.jenkins.plugins.lizardcd.agent.archive;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The files of an archive in a private directory, which is removed when this is closed. */
public final class UnpackedArchive implements AutoCloseable {

    private static final String PURPOSE = "files";

    static {
        PrivateDirectory.sweep(PURPOSE, left -> {});
    }

    private final PrivateDirectory directory;

    private UnpackedArchive(PrivateDirectory directory) {
        this.directory = directory;
    }

    static UnpackedArchive of(byte[] archive) {
        PrivateDirectory directory;
        try {
            directory = new PrivateDirectory(PURPOSE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory for the files of an archive", e);
        }
        try {
            new ArchiveReader(ArchiveLimits.MOST).read(archive, new ArchiveReader.Visitor() {
                @Override
                public void directory(String path) throws IOException {
                    directory.directory(path);
                }

                @Override
                public void file(String path, InputStream content) throws IOException {
                    try (OutputStream out = Files.newOutputStream(directory.file(path))) {
                        content.transferTo(out);
                    }
                }
            });
            return new UnpackedArchive(directory);
        } catch (RuntimeException | Error e) {
            directory.close();
            throw e;
        }
    }

    /** The directory that stands for the root of the workspace. */
    public Path root() {
        return directory.path();
    }

    /**
     * A file or directory of the archive.
     *
     * @param relative its path from the root, as a user wrote it
     * @throws ProblemException when there is none, or the path would leave the root
     */
    public Path path(String relative) {
        Path path;
        try {
            path = root().resolve(relative).normalize();
        } catch (InvalidPathException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "'" + relative + "' is no path of a file");
        }
        if (Path.of(relative).isAbsolute() || !path.startsWith(root())) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "'" + relative + "' leaves the workspace; name a path in it");
        }
        if (!Files.exists(path)) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "there is no '" + relative + "' among the files of the workspace");
        }
        return path;
    }

    @Override
    public void close() {
        directory.close();
    }
}
