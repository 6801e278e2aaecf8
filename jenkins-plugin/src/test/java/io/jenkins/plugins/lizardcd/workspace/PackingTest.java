package io.jenkins.plugins.lizardcd.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.tools.tar.TarEntry;
import org.apache.tools.tar.TarInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackingTest {

    @TempDir
    private Path workspace;

    private void write(String name, String text) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private byte[] pack(String... patterns) throws IOException {
        return new Packing(new ArrayList<>(List.of(patterns)), new ArrayList<>()).invoke(workspace.toFile(), null);
    }

    private byte[] packKustomization(String directory) throws IOException {
        return new Packing(new ArrayList<>(), new ArrayList<>(List.of(directory))).invoke(workspace.toFile(), null);
    }

    private static Map<String, String> unpack(byte[] archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (TarInputStream tar = new TarInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)), "UTF-8")) {
            for (TarEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void theWorkspaceItselfIsADirectoryToo() throws IOException {
        write("Chart.yaml", "name: web");
        write("templates/a.yaml", "a");

        for (String root : List.of(".", "./", "")) {
            assertThat(unpack(pack(root))).as(root).containsOnlyKeys("Chart.yaml", "templates/a.yaml");
        }
    }

    @Test
    void onlyNamedFilesGoInTheOrderOfTheirPathsAndTheSameFilesGiveTheSameBytes() throws IOException {
        write("k8s/b.yaml", "b");
        write("k8s/a.yaml", "ä");
        write("k8s/" + "n".repeat(150) + ".yaml", "long");
        write("secret.txt", "no");
        byte[] first = pack("k8s/*.yaml");
        Files.setLastModifiedTime(workspace.resolve("k8s/a.yaml"), FileTime.fromMillis(1));
        assertThat(workspace.resolve("k8s/a.yaml").toFile().setExecutable(true)).isTrue();

        byte[] second = pack("k8s/b.yaml", "k8s/*.yaml", "k8s");

        assertThat(second).isEqualTo(first);
        assertThat(unpack(first))
                .containsExactly(
                        Map.entry("k8s/a.yaml", "ä"),
                        Map.entry("k8s/b.yaml", "b"),
                        Map.entry("k8s/" + "n".repeat(150) + ".yaml", "long"));
    }

    @Test
    void aLinkIsFollowedInsideAndRefusedWhenItLeadsOut(@TempDir Path elsewhere) throws IOException {
        write("k8s/a.yaml", "a");
        Files.createSymbolicLink(workspace.resolve("k8s/b.yaml"), workspace.resolve("k8s/a.yaml"));
        assertThat(unpack(pack("k8s"))).containsEntry("k8s/b.yaml", "a");

        Files.writeString(elsewhere.resolve("key"), "secret");
        Files.createSymbolicLink(workspace.resolve("k8s/c.yaml"), elsewhere.resolve("key"));
        assertThatThrownBy(() -> pack("k8s")).hasMessageContaining("'k8s/c.yaml' is a symbolic link that leaves");
        Files.delete(workspace.resolve("k8s/c.yaml"));
        Files.createSymbolicLink(workspace.resolve("k8s/d"), elsewhere);
        assertThatThrownBy(() -> pack("k8s/**")).hasMessageContaining("'k8s/d/key' is a symbolic link that leaves");
    }

    @Test
    void whatMatchesNothingOrLeavesTheWorkspaceIsAnError() throws IOException {
        write("k8s/a.yaml", "a");

        assertThatThrownBy(() -> pack("k8s/*.yaml", "k8s/*.yml")).hasMessageContaining("no file matches 'k8s/*.yml'");
        for (String pattern : List.of("../x", "/etc/passwd", "k8s/../../x", "C:/x", "..\\x", " ")) {
            assertThatThrownBy(() -> WorkspaceFiles.matching(List.of(pattern))).hasMessageContaining("is no path");
        }
    }

    @Test
    void aKustomizationTakesTheDirectoriesAlongThatItRefersTo() throws IOException {
        write("k8s/overlays/prod/kustomization.yaml", "resources:\n- ../../base\ncomponents: [../../parts/a]\n");
        write("k8s/overlays/test/kustomization.yaml", "resources: []\n");
        write(
                "k8s/base/kustomization.yaml",
                "resources:\n  - web.yaml\n  - \"../common/x.yaml\"\n  - ../../../../etc\n");
        write("k8s/base/web.yaml", "web");
        write("k8s/common/x.yaml", "x");
        write("k8s/parts/a/kustomization.yml", "kind: Component\n");

        assertThat(unpack(packKustomization("k8s/overlays/prod")).keySet())
                .containsExactly(
                        "k8s/base/kustomization.yaml",
                        "k8s/base/web.yaml",
                        "k8s/common/x.yaml",
                        "k8s/overlays/prod/kustomization.yaml",
                        "k8s/parts/a/kustomization.yml");
        assertThatThrownBy(() -> packKustomization("k8s/common"))
                .hasMessageContaining("there is no kustomization.yaml");
    }

    @Test
    void aKustomizationBelowTakesAlongWhatItRefersToAsWell() throws IOException {
        write("k8s/prod/kustomization.yaml", "resources: [web]\n");
        write("k8s/prod/web/kustomization.yaml", "resources: [../../base]\n");
        write("k8s/base/kustomization.yaml", "resources: []\n");

        assertThat(unpack(packKustomization("k8s/prod")).keySet())
                .containsExactly(
                        "k8s/base/kustomization.yaml",
                        "k8s/prod/kustomization.yaml",
                        "k8s/prod/web/kustomization.yaml");
    }
}
