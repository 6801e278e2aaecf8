package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Reads and writes the contract as JSON. */
public final class Json {

    private static final ObjectMapper STRICT = builder(true).build();
    private static final ObjectMapper TOLERANT = builder(false).build();

    private Json() {}

    /** The mapper for requests: unknown and doubled fields, trailing text and coerced values are errors. */
    public static ObjectMapper strict() {
        return STRICT;
    }

    /** The mapper for responses and records: unknown fields are skipped. */
    public static ObjectMapper tolerant() {
        return TOLERANT;
    }

    /**
     * Writes a value of the contract.
     *
     * @param value the value
     * @throws IllegalStateException when it cannot be written, which is a fault of ours
     */
    public static String write(Object value) {
        try {
            return TOLERANT.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /**
     * Reads a response or a stored record.
     *
     * @param text JSON
     * @param type what it holds
     * @throws IllegalStateException when the text does not hold that
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            return TOLERANT.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read " + type.getSimpleName() + " from JSON: " + explain(e), e);
        }
    }

    /**
     * Says in one line what is wrong with a JSON text, without class names.
     *
     * @param error what Jackson threw
     */
    public static String explain(JsonProcessingException error) {
        if (error instanceof UnrecognizedPropertyException unknown) {
            return "unknown field '" + unknown.getPropertyName() + "'; known fields here: "
                    + unknown.getKnownPropertyIds();
        }
        Throwable cause = error.getCause();
        String text = cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : error.getOriginalMessage();
        String line = text.lines().findFirst().orElse("unreadable");
        return line.replaceAll("`?io\\.jenkins\\.plugins\\.lizardcd\\.shared\\.(\\w+\\$)?(\\w+)`?", "$2");
    }

    private static JsonMapper.Builder builder(boolean strict) {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, strict)
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), strict)
                .configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION.mappedFeature(), false)
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, !strict);
        builder.build()
                .getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(64).build());
        for (Class<?> type : OperationSpec.types()) {
            builder.registerSubtypes(new NamedType(type, OperationSpec.kindName(type)));
        }
        return builder;
    }
}
