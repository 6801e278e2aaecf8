package io.jenkins.plugins.lizardcd.agent.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** JSON schemas of the contract's types, read off the types themselves, so that they cannot differ. */
final class Schemas {

    private final ObjectNode schemas = JsonNodeFactory.instance.objectNode();

    /** All schemas asked for so far, by name. */
    ObjectNode all() {
        return schemas;
    }

    /** A schema, or a reference to a named one. */
    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == OperationSpec.class || OperationSpec.class.isAssignableFrom(plain) && plain.isSealed()) {
            return oneOf("OperationSpec", "kind", OperationSpec.types(), OperationSpec::kindName);
        }
        JsonSubTypes subTypes = plain.getAnnotation(JsonSubTypes.class);
        if (subTypes != null) {
            Map<Class<?>, String> names = new LinkedHashMap<>();
            Arrays.stream(subTypes.value()).forEach(t -> names.put(t.value(), t.name()));
            String property = plain.getAnnotation(JsonTypeInfo.class).property();
            return oneOf(plain.getSimpleName(), property, names.keySet(), names::get);
        }
        if (plain.isRecord() && jsonValue(plain) == null) {
            return named(plain.getSimpleName(), plain);
        }
        return plain.isEnum() ? enumeration(plain) : simple(plain);
    }

    private ObjectNode container(ParameterizedType generic) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (Collection.class.isAssignableFrom((Class<?>) generic.getRawType())) {
            schema.put("type", "array").set("items", of(generic.getActualTypeArguments()[0]));
        } else {
            schema.put("type", "object").set("additionalProperties", of(generic.getActualTypeArguments()[1]));
        }
        return schema;
    }

    private ObjectNode simple(Class<?> type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return schema.put("type", "integer");
        }
        if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (type == byte[].class) {
            return schema.put("type", "string").put("format", "binary");
        }
        return type == Object.class ? schema : schema.put("type", "string");
    }

    private static ObjectNode enumeration(Class<?> type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
        ArrayNode values = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            values.add(Json.tolerant().valueToTree(constant));
        }
        return schema;
    }

    private ObjectNode oneOf(String name, String property, Collection<Class<?>> types, Function<Class<?>, String> id) {
        if (!schemas.has(name)) {
            ObjectNode schema = schemas.putObject(name);
            ArrayNode alternatives = schema.putArray("oneOf");
            ObjectNode discriminator = schema.putObject("discriminator").put("propertyName", property);
            ObjectNode mapping = discriminator.putObject("mapping");
            for (Class<?> type : types) {
                ObjectNode reference = named(type.getSimpleName(), type);
                ObjectNode properties =
                        (ObjectNode) schemas.get(type.getSimpleName()).get("properties");
                properties.putObject(property).put("const", id.apply(type));
                alternatives.add(reference);
                mapping.put(id.apply(type), reference.get("$ref").asText());
            }
        }
        return reference(name);
    }

    private ObjectNode named(String name, Class<?> type) {
        if (!schemas.has(name)) {
            ObjectNode schema = schemas.putObject(name).put("type", "object");
            ObjectNode properties = schema.putObject("properties");
            for (RecordComponent component : type.getRecordComponents()) {
                properties.set(jsonName(component), of(component.getGenericType()));
            }
        }
        return reference(name);
    }

    private static String jsonName(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    private static Method jsonValue(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(JsonValue.class))
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode reference(String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
    }
}
