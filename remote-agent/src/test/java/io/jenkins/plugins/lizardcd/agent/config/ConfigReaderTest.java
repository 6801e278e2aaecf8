package io.jenkins.plugins.lizardcd.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigReaderTest {

    @TempDir
    Path directory;

    @Test
    void nothingGivenMeansDefaults() {
        AgentConfig config = ConfigReader.read(Map.of("HOME", "/"));

        assertThat(config.port()).isEqualTo(8443);
        assertThat(config.leaseDuration()).hasToString("15s");
        assertThat(config.policy().operations()).isEmpty();
    }

    @Test
    void environmentWinsOverTheFile() throws Exception {
        Path file = Files.writeString(
                directory.resolve("agent.yaml"),
                "port: 9000\nnamespaces: [shop]\npolicy:\n  images: ['registry.example/']\n");

        AgentConfig config = ConfigReader.read(
                Map.of("LIZARD_CONFIG", file.toString(), "LIZARD_PORT", "9001", "LIZARD_KEEP_FOR", "24h"));

        assertThat(config.port()).isEqualTo(9001);
        assertThat(config.namespaces()).containsExactly("shop");
        assertThat(config.keepFor()).hasToString("24h");
        assertThat(config.policy().images()).containsExactly("registry.example/");
    }

    @Test
    void misspeltNamesAreErrorsThatListTheRightOnes() throws Exception {
        Path file = Files.writeString(directory.resolve("agent.yaml"), "prot: 9000\n");

        assertThatThrownBy(() -> ConfigReader.read(Map.of("LIZARD_CONFIG", file.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("unknown field 'prot'")
                .hasMessageContaining("port");
        assertThatThrownBy(() -> ConfigReader.read(Map.of("LIZARD_PROT", "1")))
                .hasMessageContaining("LIZARD_PROT")
                .hasMessageContaining("LIZARD_PORT");
    }

    @Test
    void wrongValuesNameTheSetting() {
        assertThatThrownBy(() -> ConfigReader.read(Map.of("LIZARD_PORT", "many")))
                .hasMessageContaining("LIZARD_PORT must be a number");
        assertThatThrownBy(() -> ConfigReader.read(Map.of("LIZARD_LEASE_DURATION", "soon")))
                .hasMessageContaining("leaseDuration")
                .hasMessageContaining("not a duration");
        assertThatThrownBy(() -> ConfigReader.read(Map.of("LIZARD_CERTIFICATE_FILE", "/c")))
                .hasMessageContaining("certificateFile and keyFile must be given together");
    }

    @Test
    void variablesThatKubernetesSetsForServicesAreNoMistake() {
        assertThat(ConfigReader.read(Map.of(
                                "LIZARD_AGENT_SERVICE_HOST", "10.0.0.1",
                                "LIZARD_AGENT_PORT_8443_TCP", "tcp://10.0.0.1:8443"))
                        .port())
                .isEqualTo(8443);
    }
}
