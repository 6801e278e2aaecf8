package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KustomizationsTest {

    @TempDir
    private Path root;

    private void check(String kustomization) throws IOException {
        Files.writeString(root.resolve("kustomization.yaml"), kustomization);
        Kustomizations.check(root);
    }

    @Test
    void whatIsNotAmongTheFilesIsRefusedAlsoBehindAnAlias() throws IOException {
        check("resources: []\n");
        assertThatThrownBy(() -> check("x: &bases [https://u:pw@git.example/base]\nresources: *bases\n"))
                .hasMessageContaining("names 'https://****@git.example/base' in resources");
        assertThatThrownBy(() -> check("patches:\n- path: http://x.example/p.yaml\n"))
                .hasMessageContaining("remote files are refused");
        assertThatThrownBy(() -> check("resources: [../..]\n")).hasMessageContaining("remote bases are refused");
    }

    @Test
    void anAliasOfItselfIsRefused() {
        assertThatThrownBy(() -> check("x: &x [*x]\n")).hasMessageContaining("kustomization.yaml is more than");
        assertThatThrownBy(() -> check("x: &x {y: *x}\n")).hasMessageContaining("levels deep");
    }
}
