package io.jenkins.plugins.lizardcd.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.tools.tar.TarConstants;
import org.apache.tools.tar.TarEntry;
import org.apache.tools.tar.TarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChartWritingTest {

    @TempDir
    private Path directory;

    private Path workspace() throws IOException {
        return Files.createDirectories(directory.resolve("workspace"));
    }

    private String write(String destination, String name, boolean untar, byte[] content) throws IOException {
        return new ChartWriting(destination, name, untar, content)
                .invoke(workspace().toFile(), null);
    }

    /** An archive with a chart file and these, each with its own name as its content. */
    private static byte[] chart(String... paths) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarOutputStream tar = new TarOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            for (String path :
                    Stream.concat(Stream.of("web/Chart.yaml"), Stream.of(paths)).toList()) {
                byte[] content = path.getBytes(StandardCharsets.UTF_8);
                TarEntry entry = new TarEntry(path, true);
                entry.setSize(content.length);
                entry.setModTime(0);
                tar.putNextEntry(entry);
                tar.write(content);
                tar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] link(String path, String to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarOutputStream tar = new TarOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            TarEntry link = new TarEntry(path, TarConstants.LF_SYMLINK);
            link.setLinkName(to);
            tar.putNextEntry(link);
            tar.closeEntry();
        }
        return bytes.toByteArray();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> directory.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theArchiveGoesWhereItShallAndReplacesTheOldOne() throws IOException {
        assertThat(write("a/b", "web-1.tgz", false, chart())).isEqualTo("a/b/web-1.tgz");
        assertThat(write("a/b", "web-1.tgz", false, chart("web/x"))).isEqualTo("a/b/web-1.tgz");
        assertThat(write("", "web-1.tgz", false, chart())).isEqualTo("web-1.tgz");

        assertThat(files()).containsExactly("workspace/a/b/web-1.tgz", "workspace/web-1.tgz");
        assertThat(workspace().resolve("a/b/web-1.tgz")).hasBinaryContent(chart("web/x"));
    }

    @Test
    void otherUsersOfTheNodeCanReadIt() throws IOException {
        write("", "web-1.tgz", false, chart());
        write("", "web", true, chart("web/templates/a.yaml"));

        for (String made : List.of("web-1.tgz", "web")) {
            assertThat(Files.getPosixFilePermissions(workspace().resolve(made)))
                    .as(made)
                    .contains(PosixFilePermission.OTHERS_READ);
        }
    }

    @Test
    void theFilesGoIntoADirectoryOfTheChartsName() throws IOException {
        assertThat(write("charts", "web", true, chart("web/templates/a.yaml"))).isEqualTo("charts/web");
        // As after a restart of Jenkins.
        assertThat(write("charts", "web", true, chart("web/templates/a.yaml"))).isEqualTo("charts/web");

        assertThat(files()).containsExactly("workspace/charts/web/Chart.yaml", "workspace/charts/web/templates/a.yaml");
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() throws IOException {
        Files.createDirectories(workspace().resolve("web"));
        Files.writeString(workspace().resolve("web/main.c"), "mine");

        assertThatThrownBy(() -> write("", "web", true, chart()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'web' is there already and is not this chart");
        assertThat(files()).containsExactly("workspace/web/main.c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web/../../evil", "web/a/../../../evil", "evil", "web//evil", "web/..\\evil", "web/C:evil"})
    void noPathLeadsOutOfTheChart(String path) throws IOException {
        assertThatThrownBy(() -> write("", "web", true, chart(path)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("which leads out of it");
        assertThat(files()).isEmpty();
    }

    @Test
    void noLinkIsMadeAndNoneIsFollowed() throws IOException {
        write("", "web", true, link("web/etc", "/etc"));
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.createSymbolicLink(workspace().resolve("out"), outside);
        Files.createSymbolicLink(workspace().resolve("web-1.tgz"), outside.resolve("x"));

        assertThat(workspace().resolve("web/etc")).doesNotExist();
        assertThatThrownBy(() -> write("out", "web-2.tgz", false, chart())).hasMessageContaining("by a symbolic link");
        assertThatThrownBy(() -> write("", "web-1.tgz", false, chart())).hasMessageContaining("is a symbolic link");
        assertThat(files()).isEmpty();
    }
}
