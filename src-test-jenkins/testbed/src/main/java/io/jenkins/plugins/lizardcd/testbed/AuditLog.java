package io.jenkins.plugins.lizardcd.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The API server's audit log from a moment on. When the file is full the API server renames it to
 * {@code audit-TIME.log} and begins a new one; so what was written since may stand in several files. Each line is read
 * once, however often somebody asks.
 */
final class AuditLog {

    private static final int TRIES = 10;

    private final Path file;
    private final List<AuditWrite> writes = new ArrayList<>();
    /** Which file was read last, by what stays when it is renamed; null before there was any. */
    private Object current;
    /** How many of its bytes were read. */
    private long position;

    private AuditLog(Path file, Object current, long position) {
        this.file = file;
        this.current = current;
        this.position = position;
    }

    /** The log from its present end on. */
    static AuditLog fromNow(Path file) {
        try {
            if (Files.exists(file)) {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new AuditLog(file, now.fileKey(), now.size());
            }
            return new AuditLog(file, null, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit log " + file, e);
        }
    }

    synchronized List<AuditWrite> writes() {
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                readOn();
                return List.copyOf(writes);
            } catch (NoSuchFileException e) {
                last = e; // renamed while we looked
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the audit log " + file, e);
            }
        }
        throw new UncheckedIOException("cannot read the audit log " + file, last);
    }

    private void readOn() throws IOException {
        Map<Object, Path> files = new LinkedHashMap<>();
        for (Path each : oldestFirst()) {
            Object key = Files.readAttributes(each, BasicFileAttributes.class).fileKey();
            if (key.equals(current)) {
                files.clear();
            }
            files.put(key, each);
        }
        if (current != null && !files.containsKey(current)) {
            throw new IllegalStateException("a part of the audit log " + file + " that was not read yet is gone");
        }
        for (Map.Entry<Object, Path> each : files.entrySet()) {
            long from = each.getKey().equals(current) ? position : 0;
            int read = read(each.getValue(), from);
            current = each.getKey();
            position = from + read;
        }
    }

    private List<Path> oldestFirst() throws IOException {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.lastIndexOf('.'));
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(file.toAbsolutePath().getParent())) {
            // The time in the name sorts as text.
            all.filter(f -> f.getFileName().toString().startsWith(stem + "-"))
                    .filter(f -> f.getFileName().toString().endsWith(name.substring(stem.length())))
                    .sorted()
                    .forEach(files::add);
        }
        if (Files.exists(file)) {
            files.add(file);
        }
        return files;
    }

    /** Notes the writes of a part from this byte on, and returns how many bytes its whole lines have. */
    private int read(Path part, long from) throws IOException {
        try (InputStream in = Files.newInputStream(part)) {
            in.skipNBytes(from);
            byte[] bytes = in.readAllBytes();
            // The last line may be half written: it is read next time.
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(line -> AuditWrite.parse(line)
                    .ifPresent(writes::add));
            return end;
        }
    }
}
