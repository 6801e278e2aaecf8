package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ManifestReaderTest {

    private static List<Document> read(String text, String... variables) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            values.put(variables[i], variables[i + 1]);
        }
        return new ManifestReader(new Variables(values)).read(List.of(new Source("", text, false)));
    }

    private static JsonNode data(String yaml, String... variables) {
        String head = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n";
        return read(head + yaml, variables).get(0).json();
    }

    @Test
    void documentsAreParsedAndNeverSplitAsText() {
        String pem = "data:\n  key: |\n    -----BEGIN KEY-----\n    ---\n    abc\n    -----END KEY-----\n";
        String text = "---\r\n---\r\n# only a comment\r\n---\r\n"
                + "apiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: a\r\n"
                + "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n" + pem + "---\n";

        List<Document> documents = read(text);

        assertThat(documents).extracting(Document::name).containsExactly("a", "b");
        assertThat(documents.get(1).json().at("/data/key").asText())
                .isEqualTo("-----BEGIN KEY-----\n---\nabc\n-----END KEY-----\n");
    }

    @Test
    void listsAnchorsAndMergeKeysAreResolved() {
        List<Document> documents = read("apiVersion: v1\nkind: List\nitems:\n"
                + "- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: &d {x: '1'}}\n"
                + "- {apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: {<<: *d, y: '2'}}\n");

        assertThat(documents).extracting(Document::name).containsExactly("a", "b");
        assertThat(documents.get(1).json().at("/data").toString()).isEqualTo("{\"x\":\"1\",\"y\":\"2\"}");
    }

    @Test
    void scalarsMeanWhatTheyMeanToKubectl() {
        JsonNode data =
                data("data: {a: yes, b: 22:22, c: 2024-01-01, d: 010, e: '1', f: 1.50, g: ~, h: 1e3, i: 0x1F}\n");

        assertThat(data.get("data").toString())
                .isEqualTo("{\"a\":true,\"b\":\"22:22\",\"c\":\"2024-01-01\",\"d\":8,\"e\":\"1\",\"f\":1.5,\"g\":null,"
                        + "\"h\":1000.0,\"i\":31}");
    }

    @Test
    void octalNumbersMayBeSpeltInBothWays() {
        JsonNode data = data("data: {a: 0644, b: 0o644, c: '0o644', d: 0o9}\n");

        assertThat(data.get("data").toString()).isEqualTo("{\"a\":420,\"b\":420,\"c\":\"0o644\",\"d\":\"0o9\"}");
    }

    @Test
    void jsonMayHaveTabsAllOfItsEscapesAndSeveralObjects() {
        String one = "{\n\t\"apiVersion\": \"v1\",\n\t\"kind\":\t\"ConfigMap\",\n\t\"metadata\": {\"name\": \"a\"},\n"
                + "\t\"data\": {\"${K}\": \"\\/x\\ud83d\\ude00${V}\", \"n\": 1}\n}\n";

        List<Document> documents = read(one + one.replace("\"a\"", "\"b\""), "K", "k", "V", "\"}");

        assertThat(documents).extracting(Document::name).containsExactly("a", "b");
        assertThat(documents).extracting(Document::line).containsExactly(1, 7);
        assertThat(documents.get(0).json().get("data").toString()).isEqualTo("{\"k\":\"/x\ud83d\ude00\\\"}\",\"n\":1}");
        assertThatThrownBy(() -> read(one)).hasMessageContaining("line 5 uses ${K}, which has no value");
        assertThatThrownBy(() -> read(one.replace("\t\"kind\"", "\"kind\": \"Secret\", \"kind\""), "K", "k", "V", "v"))
                .hasMessage("line 3 is no JSON: Duplicate field 'kind'");
        assertThat(read("{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}"))
                .extracting(Document::name)
                .containsExactly("c");
    }

    @Test
    void whatHasNoEndOrATemplateAsAKeyIsRefused() {
        assertThatThrownBy(() -> data("data: &a {x: *a}\n"))
                .hasMessageContaining("document 1 is no YAML")
                .hasMessageContaining("levels deep");
        assertThatThrownBy(() -> data("data: {{ .Values.x }}\n")).hasMessageContaining("render it first");
    }

    @Test
    void faultsNameTheLine() {
        assertThatThrownBy(() -> data("data:\n  a: '1'\n  a: '2'\n")).hasMessageContaining("duplicate key a");
        assertThatThrownBy(() -> data("data: [\n")).hasMessageContaining("line ");
        assertThatThrownBy(() -> read("just text\n")).hasMessageContaining("document 1 (line 1) is no object");
        assertThatThrownBy(() -> read("---\nkind: ConfigMap\n")).hasMessageContaining("has no apiVersion");
        assertThatThrownBy(() -> read("---\n# nothing\n")).hasMessageContaining("hold no object");
    }

    @Test
    void aliasesCannotExplode() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(String.join(",", Collections.nCopies(10, "*a" + (i - 1))))
                    .append("]\n");
        }

        assertThatThrownBy(() -> data(bomb.toString())).hasMessageContaining("alias");
    }

    @Test
    void variablesAreValuesAndNeverYaml() {
        JsonNode data = data(
                "spec: {replicas: '${N}'}\nother:\n  number: ${N}\n  text: \"${N}\"\n  evil: ${E}\n  kept: $${N}\n"
                        + "  both: repo:${T}-${N}\n# ${unused} is in a comment\n",
                "N",
                "3",
                "E",
                "a: b\nc: d",
                "T",
                "1.5");

        assertThat(data.at("/spec/replicas").isTextual()).isTrue();
        assertThat(data.at("/other/number").isInt() || data.at("/other/number").isLong())
                .isTrue();
        assertThat(data.at("/other/text").asText()).isEqualTo("3");
        assertThat(data.at("/other/text").isTextual()).isTrue();
        assertThat(data.at("/other/evil").asText()).isEqualTo("a: b\nc: d");
        assertThat(data.at("/other/kept").asText()).isEqualTo("${N}");
        assertThat(data.at("/other/both").asText()).isEqualTo("repo:1.5-3");
    }

    @Test
    void aVariableWithoutAValueIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> data("image: repo:${TAG}\n", "TAGS", "1"))
                .hasMessageContaining("line 4 uses ${TAG}, which has no value: given are [TAGS]");
        assertThatThrownBy(() -> data("image: ${PATH}\n")).hasMessageContaining("none is given");
    }
}
