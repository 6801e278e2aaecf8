package io.jenkins.plugins.lizardcd.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
 * {@code audit-TIME.log} and begins a new one; so what was written since may stand in several files.
 */
final class AuditLog {

    private static final int TRIES = 10;

    private final Path file;
    private final Object firstFile;
    private final long begin;

    private AuditLog(Path file, Object firstFile, long begin) {
        this.file = file;
        this.firstFile = firstFile;
        this.begin = begin;
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

    List<AuditWrite> writes() {
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return read();
            } catch (NoSuchFileException e) {
                last = e; // renamed while we looked
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the audit log " + file, e);
            }
        }
        throw new UncheckedIOException("cannot read the audit log " + file, last);
    }

    private List<AuditWrite> read() throws IOException {
        Map<Object, Path> files = new LinkedHashMap<>();
        for (Path each : oldestFirst()) {
            Object key = Files.readAttributes(each, BasicFileAttributes.class).fileKey();
            if (key.equals(firstFile)) {
                files.clear();
            }
            files.put(key, each);
        }
        if (firstFile != null && !files.containsKey(firstFile)) {
            throw new IllegalStateException("the part of the audit log " + file + " that the test began with is gone");
        }
        List<AuditWrite> writes = new ArrayList<>();
        for (Map.Entry<Object, Path> each : files.entrySet()) {
            writes(each.getValue(), each.getKey().equals(firstFile) ? begin : 0, writes);
        }
        return List.copyOf(writes);
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

    private static void writes(Path part, long from, List<AuditWrite> writes) throws IOException {
        try (InputStream in = Files.newInputStream(part)) {
            in.skipNBytes(from);
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            StringBuilder line = new StringBuilder();
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                if (c != '\n') {
                    line.append((char) c); // the last line may be half written, and is then passed over
                } else {
                    AuditWrite.parse(line.toString()).ifPresent(writes::add);
                    line.setLength(0);
                }
            }
        }
    }
}
