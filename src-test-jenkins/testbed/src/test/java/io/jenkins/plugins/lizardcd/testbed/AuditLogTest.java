package io.jenkins.plugins.lizardcd.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditLogTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void begin() {
        file = folder.resolve("audit.log");
    }

    @Test
    void whatWasWrittenBeforeIsLeftOut() throws IOException {
        write("a");
        AuditLog log = AuditLog.fromNow(file);
        write("b");

        assertThat(log.writes()).extracting(AuditWrite::name).containsExactly("b");
    }

    @Test
    void theLogGoesOnInOtherFilesAfterRotations() throws IOException {
        write("a");
        rotate("2026-01-01T10-00-00.000");
        write("b");
        AuditLog log = AuditLog.fromNow(file);
        write("c");
        rotate("2026-01-01T11-00-00.000");
        write("d");
        rotate("2026-01-01T12-00-00.000");
        write("e");

        assertThat(log.writes()).extracting(AuditWrite::name).containsExactly("c", "d", "e");
    }

    @Test
    void eachLineIsReadOnceAlsoWhenTheFileRotatesBetweenReads() throws IOException {
        AuditLog log = AuditLog.fromNow(file);
        write("a");
        assertThat(log.writes()).extracting(AuditWrite::name).containsExactly("a");
        write("b");
        rotate("2026-01-01T10-00-00.000");
        write("c");

        assertThat(log.writes()).extracting(AuditWrite::name).containsExactly("a", "b", "c");
        assertThat(log.writes()).hasSize(3);
    }

    @Test
    void aHalfWrittenLineIsNoWriteYet() throws IOException {
        write("a");
        AuditLog log = AuditLog.fromNow(file);
        String line = line("b");
        Files.writeString(file, line.substring(0, line.length() - 3), StandardOpenOption.APPEND);

        assertThat(log.writes()).isEmpty();
        Files.writeString(file, line.substring(line.length() - 3), StandardOpenOption.APPEND);
        assertThat(log.writes()).extracting(AuditWrite::name).containsExactly("b");
    }

    private void write(String name) throws IOException {
        Files.writeString(file, line(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void rotate(String time) throws IOException {
        Files.move(file, folder.resolve("audit-" + time + ".log"));
    }

    private static String line(String name) {
        return "{\"stage\":\"ResponseComplete\",\"requestURI\":\"/api\",\"verb\":\"create\",\"user\":{\"username\":\"admin\"},"
                + "\"objectRef\":{\"resource\":\"configmaps\",\"namespace\":\"shop\",\"name\":\"" + name
                + "\"},\"responseStatus\":{\"code\":201},\"requestReceivedTimestamp\":\"2026-01-01T10:00:00.000000Z\"}\n";
    }
}
