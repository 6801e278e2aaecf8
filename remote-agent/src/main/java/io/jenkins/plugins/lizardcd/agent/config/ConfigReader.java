package io.jenkins.plugins.lizardcd.agent.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the configuration. Unknown keys and unknown {@code LIZARD_} variables are errors. */
public final class ConfigReader {

    /** The variable that names the YAML file. */
    public static final String FILE_VARIABLE = "LIZARD_CONFIG";

    private static final String PREFIX = "LIZARD_";
    private static final Set<String> FILE_ONLY = Set.of("policy");

    private ConfigReader() {}

    /**
     * Reads the file that {@code LIZARD_CONFIG} names, if any, and the environment.
     *
     * @param environment environment variables
     * @throws ConfigException when a value is wrong; the message says which and where
     */
    public static AgentConfig read(Map<String, String> environment) {
        String file = environment.get(FILE_VARIABLE);
        ObjectNode settings = file == null ? JsonNodeFactory.instance.objectNode() : parse(Path.of(file));
        Set<String> known = new TreeSet<>(Set.of(FILE_VARIABLE));
        for (RecordComponent component : AgentConfig.class.getRecordComponents()) {
            String variable = variable(component.getName());
            if (FILE_ONLY.contains(component.getName())) {
                continue;
            }
            known.add(variable);
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                put(settings, component, value.trim(), variable);
            }
        }
        refuseUnknown(environment, known);
        try {
            return Json.strict().treeToValue(settings, AgentConfig.class);
        } catch (JsonProcessingException e) {
            String field = e instanceof JsonMappingException mapping
                    ? mapping.getPath().stream()
                            .map(r -> r.getFieldName())
                            .filter(f -> f != null)
                            .collect(Collectors.joining("."))
                    : "";
            throw new ConfigException("the configuration is wrong" + (field.isEmpty() ? "" : " at '" + field + "'")
                    + ": " + Json.explain(e));
        }
    }

    /** The environment variable of a setting: {@code tokenFile} is {@code LIZARD_TOKEN_FILE}. */
    static String variable(String name) {
        return PREFIX + name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private static void put(ObjectNode settings, RecordComponent component, String value, String variable) {
        String name = component.getName();
        if (component.getType() == Integer.class) {
            try {
                settings.put(name, Integer.parseInt(value));
            } catch (NumberFormatException e) {
                throw new ConfigException(variable + " must be a number, not '" + value + "'");
            }
        } else if (component.getType() == List.class) {
            List<String> items = Arrays.stream(value.split(","))
                    .map(String::trim)
                    .filter(s -> !s.isEmpty())
                    .toList();
            settings.set(name, Json.tolerant().valueToTree(items));
        } else {
            settings.put(name, value);
        }
    }

    private static void refuseUnknown(Map<String, String> environment, Set<String> known) {
        // Kubernetes itself sets LIZARD_..._SERVICE_HOST and the like in pods beside a Service called lizard-...
        List<String> unknown = environment.keySet().stream()
                .filter(v -> v.startsWith(PREFIX) && !known.contains(v))
                .filter(v -> !v.matches(".*_(SERVICE_(HOST|PORT)|PORT)(_.*)?"))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new ConfigException("unknown environment variables " + unknown + "; known ones: " + known);
        }
    }

    private static ObjectNode parse(Path file) {
        try {
            JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
            if (tree instanceof ObjectNode settings) {
                return settings;
            }
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return JsonNodeFactory.instance.objectNode();
            }
            throw new ConfigException("the file " + file + " must hold 'name: value' lines");
        } catch (JsonProcessingException e) {
            throw new ConfigException("the file " + file + " is no YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ConfigException(
                    "cannot read the file " + file + " that " + FILE_VARIABLE + " names: " + e.getMessage());
        }
    }
}
