package io.jenkins.plugins.lizardcd.agent.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which texts are secret: values under a name that says so, passwords in URLs, keys in PEM, and the data of Secrets. All
 * else is left as it is: an error without the image or the name that it is about would be of no use.
 */
public final class SecretTexts {

    /** Names under which everything is secret: dbPassword, API_KEY, tls.key; but not a lone key, as tolerations have. */
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(passw|passphrase|secret|token|credential|private|apikey"
                    + "|accesskey|dockerconfig|connectionstring|webhook|htpasswd).*"
                    + "|(.*[._-])?(pass|pwd|auth|dsn|salt|cert|pem|pin|pat|license)s?|.*[._-]keys?"
                    + "|(?-i:(?!topology).*[a-z0-9](Key|Pass|Pwd|Auth|Dsn|Salt|Cert|Pem|Pin|Pat)s?)");
    /** Under such a name, these say how a secret is used, not what it is. */
    private static final Pattern HARMLESS = Pattern.compile("(?i)(create|enabled?|user|database|.*(name|type|class|kind"
            + "|version|namespace|mode|policy|ttl|port|host|size|path|image|annotations|labels|expiration|count))");
    /** Everything under these only says where a secret is. */
    private static final Pattern REFERENCE = Pattern.compile("(?i)existing.*|.*ref");

    private static final Pattern WORD = Pattern.compile("(?i)true|false|yes|no|on|off|null|none|default");
    private static final Pattern IN_URL = Pattern.compile("[a-z][a-z0-9+.-]*://[^/@\\s:]*:([^/@\\s]+)@");
    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> found = new ArrayList<>();

    private SecretTexts() {}

    /**
     * The mask of the values that somebody has given.
     *
     * @param values maps, lists and scalars, or their JSON
     */
    public static Mask of(Object values) {
        SecretTexts texts = new SecretTexts();
        texts.values(values instanceof JsonNode json ? JSON.convertValue(json, Object.class) : values, false);
        return Mask.of(texts.found);
    }

    /**
     * The mask of the Secrets among objects.
     *
     * @param objects of any kinds
     */
    public static Mask ofObjects(Collection<JsonNode> objects) {
        SecretTexts texts = new SecretTexts();
        for (JsonNode object : objects) {
            if (object.path("kind").asText().equals("Secret")) {
                object.path("data")
                        .fields()
                        .forEachRemaining(
                                e -> texts.encoded(e.getKey(), e.getValue().asText()));
                object.path("stringData")
                        .fields()
                        .forEachRemaining(
                                e -> texts.content(e.getKey(), e.getValue().asText()));
            }
        }
        return Mask.of(texts.found);
    }

    /**
     * The mask of what objects other than Secrets hold under names that say so, such as the variables of a container.
     *
     * @param objects of any kinds
     */
    public static Mask inObjects(Collection<JsonNode> objects) {
        SecretTexts texts = new SecretTexts();
        objects.forEach(object -> texts.values(JSON.convertValue(object, Object.class), false));
        return Mask.of(texts.found);
    }

    private void values(Object value, boolean secret) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> entry(String.valueOf(key), inner, secret || namesSecret(map)));
        } else if (value instanceof Collection<?> list) {
            list.forEach(inner -> values(inner, secret));
        } else if (value != null && !(value instanceof Boolean)) {
            scalar(value, secret);
        }
    }

    private void entry(String name, Object value, boolean secret) {
        if (!REFERENCE.matcher(name).matches()) {
            boolean harmless = HARMLESS.matcher(name).matches();
            values(value, !harmless && (secret || SECRET.matcher(name).matches()));
        }
    }

    /** As the variables of a container: {@code {name: DB_PASSWORD, value: ...}}. */
    private static boolean namesSecret(Map<?, ?> map) {
        return map.containsKey("value")
                && map.get("name") instanceof String name
                && SECRET.matcher(name).matches();
    }

    private void scalar(Object value, boolean secret) {
        String text = String.valueOf(value);
        if (secret && !WORD.matcher(text).matches()) {
            found.add(text);
            if (value instanceof Number number) {
                found.add(asGoWrites(number));
            }
        }
        Matcher url = IN_URL.matcher(text);
        while (url.find()) {
            found.add(url.group(1));
        }
        if (text.contains("PRIVATE KEY-----")) {
            found.add(text);
        }
    }

    /** To helm all numbers are floating: 12345678 becomes 1.2345678e+07. */
    private static String asGoWrites(Number number) {
        BigDecimal decimal = new BigDecimal(number.toString()).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        String digits = decimal.unscaledValue().abs().toString();
        return digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + String.format("e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private void encoded(String name, String data) {
        found.add(data);
        try {
            content(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Base64.getDecoder().decode(data)))
                            .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // Not base64, or no text: then nobody can quote it as one.
            return;
        }
    }

    /**
     * What a Secret holds; but not its database's or its user's name, which may be in every other sentence. When it that is JSON, such as a
     * registry's login, each text in it.
     */
    private void content(String name, String text) {
        if (WORD.matcher(text).matches() || HARMLESS.matcher(name).matches()) {
            return;
        }
        found.add(text);
        if (text.startsWith("{")) {
            try {
                values(JSON.readValue(text, Object.class), true);
            } catch (JsonProcessingException e) {
                // A text that only begins as JSON does.
                return;
            }
        }
    }
}
