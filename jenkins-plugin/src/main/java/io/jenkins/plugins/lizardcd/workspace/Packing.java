package io.jenkins.plugins.lizardcd.workspace;

import hudson.remoting.VirtualChannel;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import jenkins.MasterToSlaveFileCallable;
import org.apache.tools.ant.DirectoryScanner;
import org.apache.tools.tar.TarEntry;
import org.apache.tools.tar.TarOutputStream;

/**
 * Packs files where they are. Order, times and rights are always the same, so that the archive's digest depends on names
 * and contents only. A symbolic link is followed when it leads to a file below the directory, and refused when not.
 */
final class Packing extends MasterToSlaveFileCallable<byte[]> {

    private static final long serialVersionUID = 1L;

    /** The most that any agent takes; an agent's own limits may be lower. */
    private static final int MOST_PACKED = 8 << 20;

    private static final long MOST_UNPACKED = 64L << 20;
    private static final int MOST_FILES = 10_000;
    private static final int FILE_MODE = 0100644;

    private final ArrayList<String> patterns;
    private final ArrayList<String> kustomizations;

    Packing(ArrayList<String> patterns, ArrayList<String> kustomizations) {
        this.patterns = patterns;
        this.kustomizations = kustomizations;
    }

    @Override
    public byte[] invoke(File directory, VirtualChannel channel) throws IOException {
        if (!directory.isDirectory()) {
            throw new IOException("there is no directory " + directory + "; check out the files first");
        }
        Path root = directory.toPath().toRealPath();
        SortedMap<String, Path> files = new TreeMap<>();
        for (String pattern : patterns) {
            add(files, root, pattern);
        }
        for (String kustomization : kustomizations) {
            for (String reached : Kustomization.directories(root, kustomization)) {
                add(files, root, reached.isEmpty() ? "**" : reached + "/**");
            }
        }
        return pack(files);
    }

    private static void add(SortedMap<String, Path> files, Path root, String pattern) throws IOException {
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(root.toFile());
        scanner.setIncludes(new String[] {isDirectory(root, pattern) ? below(pattern) : pattern});
        scanner.addDefaultExcludes();
        scanner.scan();
        if (scanner.getIncludedFilesCount() == 0) {
            throw new IOException("no file matches '" + pattern + "' in " + root);
        }
        for (String name : scanner.getIncludedFiles()) {
            Path file = root.resolve(name).toRealPath();
            if (!file.startsWith(root)) {
                throw new IOException(
                        "'" + name + "' is a symbolic link that leaves " + root + "; only files in it are sent");
            }
            files.put(name.replace(File.separatorChar, '/'), file);
            if (files.size() > MOST_FILES) {
                throw new IOException("'" + pattern + "' matches too much: more than " + MOST_FILES + " files");
            }
        }
    }

    /** All files below a directory; to a scanner the root has no name. */
    private static String below(String directory) {
        String path = directory.replaceAll("/+$", "");
        return path.isEmpty() || path.equals(".") ? "**" : path + "/**";
    }

    private static boolean isDirectory(Path root, String pattern) {
        return pattern.matches("[^*?]*") && Files.isDirectory(root.resolve(pattern));
    }

    private static byte[] pack(SortedMap<String, Path> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long left = MOST_UNPACKED;
        try (OutputStream gzip = new GZIPOutputStream(bytes);
                TarOutputStream tar = new TarOutputStream(gzip, "UTF-8")) {
            tar.setLongFileMode(TarOutputStream.LONGFILE_POSIX);
            for (SortedMap.Entry<String, Path> file : files.entrySet()) {
                long size = Files.size(file.getValue());
                left -= size;
                if (left < 0 || bytes.size() > MOST_PACKED) {
                    throw new IOException("the files are too much for an agent: with '" + file.getKey() + "' more than "
                            + (left < 0 ? MOST_UNPACKED : MOST_PACKED + " compressed") + " bytes");
                }
                write(tar, file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void write(TarOutputStream tar, String name, Path file) throws IOException {
        // Opened without following: between the check and this the link could have been changed.
        byte[] content;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            content = in.readAllBytes();
        }
        TarEntry entry = new TarEntry(name, true);
        entry.setSize(content.length);
        entry.setModTime(0);
        entry.setMode(FILE_MODE);
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putNextEntry(entry);
        tar.write(content);
        tar.closeEntry();
    }
}
