package io.jenkins.plugins.lizardcd.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    private static final String HEX = "0f".repeat(32);

    @ParameterizedTest
    @ValueSource(strings = {"sha256:", "SHA256:", "sha256 Fingerprint=", "sha-256:", ""})
    void takesTheSpellingsOfTools(String prefix) {
        assertThat(Fingerprint.normalise(" " + prefix + HEX)).isEqualTo("sha256:" + HEX);
        assertThat(Fingerprint.normalise(prefix + "0F:".repeat(31) + "0F")).isEqualTo("sha256:" + HEX);
    }

    @Test
    void refusesOtherDigests() {
        assertThatThrownBy(() -> Fingerprint.normalise("sha1:" + "0f".repeat(20)))
                .hasMessageContaining("64 hexadecimal digits");
    }
}
