package io.jenkins.plugins.lizardcd.agent.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchiveReaderTest {

    private static final ArchiveLimits SMALL = new ArchiveLimits(20_000, 50_000, 5);

    /** Writes a tar; nothing is checked, so that it can hold what it must not. */
    private static final class Packer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream tar;

        Packer() throws IOException {
            tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8");
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        }

        Packer file(String name, String text) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        }

        Packer entry(String name, byte type, String link) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, type);
            entry.setLinkName(link);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
            return this;
        }

        byte[] end() throws IOException {
            tar.close();
            return bytes.toByteArray();
        }
    }

    private static void assertRefused(byte[] archive, String... words) {
        assertThatThrownBy(() -> new ArchiveReader(SMALL).check(archive))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void unpacksIntoADirectoryThatNobodyElseMayOpenAndRemovesIt() throws IOException {
        byte[] archive = new Packer()
                .entry("./", TarConstants.LF_DIR, "")
                .file("./k8s/a.yaml", "a: 1\n")
                .file("k8s/deep/" + "n".repeat(150) + ".yaml", "b: ü\n")
                .end();
        Path root;

        try (UnpackedArchive files = UnpackedArchive.of(archive)) {
            root = files.root();
            assertThat(Files.readString(files.path("k8s/a.yaml"))).isEqualTo("a: 1\n");
            assertThat(Files.readString(files.path("k8s/deep/" + "n".repeat(150) + ".yaml")))
                    .isEqualTo("b: ü\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.path("k8s/a.yaml"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> files.path("../other")).hasMessageContaining("leaves the workspace");
            assertThatThrownBy(() -> files.path("/etc/passwd")).hasMessageContaining("leaves the workspace");
            assertThatThrownBy(() -> files.path("k8s/b.yaml")).hasMessageContaining("there is no 'k8s/b.yaml'");
        }
        assertThat(root).doesNotExist();
    }

    @Test
    void aRefusedArchiveLeavesNoFileBehind() throws IOException {
        byte[] archive = new Packer().file("a", "1").file("../b", "2").end();
        long before = directories();

        assertThatThrownBy(() -> UnpackedArchive.of(archive)).hasMessageContaining("'../b' has '..' in its path");

        assertThat(directories()).isEqualTo(before);
    }

    private static long directories() throws IOException {
        String owner = "lizardcd-files-" + ProcessHandle.current().pid() + "-";
        try (var entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(p -> p.getFileName().toString().startsWith(owner))
                    .count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "a/../../b", "..", "C:/x", "a\\b", "a\u0007b", "a/./../b"})
    void aPathThatCouldLeaveTheRootIsRefused(String name) throws IOException {
        assertRefused(new Packer().file(name, "x").end(), "is refused");
    }

    @Test
    void linksAndDevicesAreRefusedWithTheirNames() throws IOException {
        assertRefused(
                new Packer().entry("a", TarConstants.LF_SYMLINK, "/etc/shadow").end(), "'a' is a link");
        assertRefused(
                new Packer()
                        .file("b", "1")
                        .entry("a", TarConstants.LF_LINK, "b")
                        .end(),
                "'a' is a link");
        assertRefused(new Packer().entry("null", TarConstants.LF_CHR, "").end(), "'null' is neither a file");
        assertRefused(new Packer().entry("pipe", TarConstants.LF_FIFO, "").end(), "'pipe' is neither a file");
    }

    @Test
    void namesThatMeanTheSameFileAreRefused() throws IOException {
        assertRefused(new Packer().file("a", "1").file("./a", "2").end(), "'./a' is there twice");
        assertRefused(new Packer().file("k8s/A", "1").file("k8s/a", "2").end(), "differs from 'k8s/A' in capital");
        assertRefused(new Packer().file("K8s/a", "1").file("k8s/b", "2").end(), "differs from 'K8s' in capital");
        assertRefused(new Packer().file("a", "1").file("a/b", "2").end(), "is there twice");
    }

    @Test
    void veryLongNamesAreRefused() throws IOException {
        assertRefused(new Packer().file("n".repeat(201), "1").end(), "a name of more than 200 characters");
        assertRefused(new Packer().file("d/".repeat(40) + "f", "1").end(), "32 directories deep");
        assertRefused(new Packer().file("d/".repeat(600) + "f", "1").end(), "more than 1000 characters");
        assertRefused(new Packer().file("n".repeat(70_000), "1").end(), "larger than it says");
    }

    @Test
    void bombsAreRefusedBeforeTheyUnpack() throws IOException {
        assertRefused(new Packer().file("a", "0".repeat(60_000)).end(), "unpacks to more than 50000 bytes");
        Packer many = new Packer();
        for (int i = 0; i < 6; i++) {
            many.file("f" + i, "");
        }
        assertRefused(many.end(), "more than 5 entries");
        byte[] dense = new Packer().file("zero", "\0".repeat(19 << 20)).end();
        assertThatThrownBy(() -> new ArchiveReader(ArchiveLimits.DEFAULT).check(dense))
                .hasMessageContaining("unpacks to more than")
                .satisfies(
                        e -> assertThat(((ProblemException) e).problem().type()).isEqualTo(ProblemType.TOO_LARGE));
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        assertRefused("no archive".getBytes(StandardCharsets.UTF_8), "is no gzip-compressed tar");
        assertRefused(new byte[0], "cannot be read");
        byte[] whole = new Packer().file("a", "some text".repeat(500)).end();
        assertRefused(Arrays.copyOf(whole, whole.length / 2), "cannot be read");
        assertRefused(new Packer().end(), "is empty");
        assertRefused(new byte[20_001], "takes 20001 bytes, more than 20000");
    }
}
