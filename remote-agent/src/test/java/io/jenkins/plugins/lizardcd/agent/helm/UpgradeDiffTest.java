package io.jenkins.plugins.lizardcd.agent.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class UpgradeDiffTest {

    @Test
    void theSecretsInAListAreMasked() {
        String list = "{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, metadata: {name: key},"
                + " stringData: {text: %s}}]}";

        UpgradeDiff diff = UpgradeDiff.between(list.formatted("0ld-5ecret"), list.formatted("n3w-5ecret"), Mask.NONE);

        assertThat(diff.lines()).containsExactly("changes secret/key: stringData.text **** -> ****");
        assertThat(diff.toString()).doesNotContain("5ecret");
    }

    @Test
    void whatIsLargeLeavesRoomInTheRecord() {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            String map = "{apiVersion: v1, kind: ConfigMap, metadata: {name: m" + i + "}, data: {text: %s}}\n---\n";
            before.append(map.formatted("字".repeat(200)));
            after.append(map.formatted("词".repeat(200)));
        }

        UpgradeDiff diff = UpgradeDiff.between(before.toString(), after.toString(), Mask.NONE);

        assertThat(diff.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_010);
        assertThat(diff.text()).endsWith("...\n").doesNotContain("\uFFFD");
        assertThat(diff.lines()).hasSize(21).endsWith("and 980 objects more");
        assertThat(diff.brief().text()).isNull();
    }
}
