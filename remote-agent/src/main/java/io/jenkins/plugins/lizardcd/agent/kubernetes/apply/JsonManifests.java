package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads manifests in JSON, one or several one behind the other, as kubectl does: a YAML parser knows neither tabs between
 * values nor all of JSON's escapes.
 */
final class JsonManifests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Variables variables;

    JsonManifests(Variables variables) {
        this.variables = variables;
    }

    /**
     * A value.
     *
     * @param line where it begins, from 1
     * @param json the value
     */
    record Value(int line, JsonNode json) {}

    /** The values of a text, their variables replaced; empty when it is no JSON, but perhaps YAML. */
    Optional<List<Value>> read(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        List<Value> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                values.add(new Value(line, value(parser)));
            }
            return Optional.of(values);
        } catch (StreamReadException e) {
            if (e.getOriginalMessage().startsWith("Duplicate field")) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "line " + e.getLocation().getLineNr() + " is no JSON: " + e.getOriginalMessage());
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> JsonNodeFactory.instance.textNode(replaced(parser));
            default -> JSON.readTree(parser);
        };
    }

    private ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = replaced(parser);
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private String replaced(JsonParser parser) throws IOException {
        return variables.in(parser.getText(), parser.currentTokenLocation().getLineNr());
    }
}
