package io.jenkins.plugins.lizardcd.workspace;

import hudson.remoting.VirtualChannel;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jenkins.MasterToSlaveFileCallable;
import org.apache.tools.tar.TarEntry;
import org.apache.tools.tar.TarInputStream;

/**
 * Writes the archive of a chart, or its files, where the workspace is. The archive is somebody's: only plain files below
 * its first directory are taken, as helm does, and nothing leads out of the workspace. Done once more, it leaves the same.
 */
final class ChartWriting extends MasterToSlaveFileCallable<String> {

    private static final long serialVersionUID = 1L;
    private static final long MOST_UNPACKED = 64L << 20;
    private static final int MOST_FILES = 10_000;

    private final String destination;
    private final String name;
    private final boolean untar;
    private final byte[] content;

    ChartWriting(String destination, String name, boolean untar, byte[] content) {
        this.destination = destination;
        this.name = name;
        this.untar = untar;
        this.content = content;
    }

    @Override
    public String invoke(File directory, VirtualChannel channel) throws IOException {
        Path root = Files.createDirectories(directory.toPath()).toRealPath();
        Path parent = directory(root);
        Path target = parent.resolve(name);
        if (Files.isSymbolicLink(target)) {
            throw new IOException("'" + name + "' is a symbolic link; nothing is written through it");
        }
        if (untar) {
            unpack(parent, target);
        } else {
            Path part = Files.createTempFile(parent, name, ".part");
            try {
                Files.write(part, content);
                forAll(part);
                move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return destination.isEmpty() ? name : destination + "/" + name;
    }

    /** Makes the directory; a symbolic link on the way must not lead out of the workspace. */
    private Path directory(Path root) throws IOException {
        Path current = root;
        for (String part : destination.isEmpty() ? List.<String>of() : List.of(destination.split("/"))) {
            Path next = current.resolve(part);
            if (!Files.isDirectory(next)) {
                Files.createDirectory(next);
            }
            current = next.toRealPath();
            if (!current.startsWith(root)) {
                throw new IOException("'" + destination + "' leaves " + root + " by a symbolic link");
            }
        }
        return current;
    }

    private void unpack(Path parent, Path target) throws IOException {
        Map<String, byte[]> files = files();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            if (!same(files, target)) {
                throw new IOException("'" + name + "' is there already and is not this chart; remove it first,"
                        + " or give another destination");
            }
            return;
        }
        Path part = Files.createTempDirectory(parent, name + "-");
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = part.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            forAll(part);
            part.toFile().setExecutable(true, false);
            move(part, target);
        } finally {
            delete(part);
        }
    }

    /** The files by their paths below the first directory. */
    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        long left = MOST_UNPACKED;
        try (TarInputStream tar = new TarInputStream(new GZIPInputStream(new ByteArrayInputStream(content)), "UTF-8")) {
            for (TarEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
                    continue;
                }
                left -= entry.getSize();
                if (left < 0 || files.size() >= MOST_FILES) {
                    throw new IOException("the chart is too much to unpack: more than " + MOST_UNPACKED + " bytes or "
                            + MOST_FILES + " files");
                }
                files.put(path(entry.getName()), tar.readAllBytes());
            }
        }
        return files;
    }

    private static String path(String entry) throws IOException {
        String path = entry.substring(entry.indexOf('/') + 1);
        boolean leaves = Arrays.stream(path.split("/", -1)).anyMatch(part -> part.isEmpty() || part.equals(".."));
        if (leaves || path.contains("\\") || path.contains(":") || entry.indexOf('/') < 1) {
            throw new IOException("the chart holds the path '" + entry + "', which leads out of it");
        }
        return path;
    }

    private static boolean same(Map<String, byte[]> files, Path target) throws IOException {
        try (Stream<Path> found = Files.walk(target)) {
            List<Path> there = found.filter(f -> !Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            for (Path file : there) {
                byte[] wanted = files.get(target.relativize(file).toString().replace(File.separatorChar, '/'));
                if (wanted == null
                        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        || !Arrays.equals(wanted, Files.readAllBytes(file))) {
                    return false;
                }
            }
            return there.size() == files.size();
        }
    }

    /** What is temporary is made for nobody else; a workspace is for all of the node. */
    private static void forAll(Path part) {
        part.toFile().setReadable(true, false);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
