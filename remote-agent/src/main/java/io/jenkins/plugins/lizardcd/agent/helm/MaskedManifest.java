package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows manifests without the data of Secrets; everything else stays as the chart wrote it. */
final class MaskedManifest {

    // In YAML such a line begins a document wherever it stands at the left edge, inside of texts as well.
    private static final Pattern DOCUMENT = Pattern.compile("(?m)^---(?=\\s|$)");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private MaskedManifest() {}

    static String of(String manifest) {
        return DOCUMENT.splitAsStream(manifest).map(MaskedManifest::document).collect(Collectors.joining("---"));
    }

    private static String document(String text) {
        if (!text.contains("Secret")) {
            return text;
        }
        try {
            JsonNode object = YAML.readTree(text);
            if (!mask(object)) {
                return text;
            }
            String comment = text.lines()
                    .filter(l -> l.startsWith("# Source:"))
                    .map(l -> l + "\n")
                    .collect(Collectors.joining());
            return "\n" + comment + YAML.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            return "\n# not shown: it names a Secret and is no YAML that can be masked\n";
        }
    }

    /** Masks a Secret, and those in a list; true when it found one. */
    private static boolean mask(JsonNode object) {
        boolean found = false;
        if (object.path("kind").asText().equals("Secret")) {
            redact(object.path("data"));
            redact(object.path("stringData"));
            found = true;
        }
        for (JsonNode item : object.path("items")) {
            found |= mask(item);
        }
        return found;
    }

    private static void redact(JsonNode data) {
        if (data instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(n -> object.put(n, "****"));
        }
    }
}
