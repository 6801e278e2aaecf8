package io.jenkins.plugins.lizardcd.testbed;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The API server's audit log from a moment on. */
final class AuditLog {

    private final Path file;
    private final long begin;

    private AuditLog(Path file, long begin) {
        this.file = file;
        this.begin = begin;
    }

    /** The log from its present end on. */
    static AuditLog fromNow(Path file) {
        return new AuditLog(file, file.toFile().length());
    }

    List<AuditWrite> writes() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(log.length() - begin)];
            log.seek(begin);
            log.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            List<AuditWrite> writes = new ArrayList<>();
            // The last line may be half written: it ends where the last line feed is.
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> AuditWrite.parse(line)
                    .ifPresent(writes::add));
            return List.copyOf(writes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit log " + file, e);
        }
    }
}
