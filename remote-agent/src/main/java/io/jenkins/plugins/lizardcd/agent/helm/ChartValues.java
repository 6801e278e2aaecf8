package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values that an upgrade is given: the YAML text with {@code set} and then {@code setString} on top. */
final class ChartValues {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ChartValues() {}

    /** The content of a values file; null when nothing is given. JSON is YAML too. */
    static String file(HelmValues values) {
        if (values.empty()) {
            return null;
        }
        Map<String, Object> tree = parse(values.text());
        if (values.set().isEmpty() && values.setString().isEmpty()) {
            return values.text();
        }
        values.set().forEach(s -> SetExpression.apply(s, true, tree));
        values.setString().forEach(s -> SetExpression.apply(s, false, tree));
        return Json.write(tree);
    }

    @SuppressWarnings("unchecked") // keys of YAML maps are read as text
    private static Map<String, Object> parse(String text) {
        if (text == null || text.isBlank()) {
            return new LinkedHashMap<>();
        }
        try {
            Object values = YAML.readValue(text, Object.class);
            if (values == null) {
                return new LinkedHashMap<>();
            }
            if (values instanceof Map<?, ?> map) {
                return new LinkedHashMap<>((Map<String, Object>) map);
            }
        } catch (JsonProcessingException e) {
            // Without the text around the fault: it may hold a secret.
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "the values are no YAML" + (line > 0 ? "; see line " + line : ""));
        }
        throw new ProblemException(ProblemType.UNPROCESSABLE, "the values must hold 'name: value' lines");
    }
}
