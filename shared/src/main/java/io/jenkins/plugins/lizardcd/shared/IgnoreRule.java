package io.jenkins.plugins.lizardcd.shared;

import java.util.regex.Pattern;

/**
 * Fields of objects that are left to others, such as the replicas under an autoscaler.
 *
 * @param objects which objects: {@code kind/name}, where {@code *} stands for any text; {@code *} alone for all
 * @param field JSON pointer (RFC 6901), such as {@code /spec/replicas}
 */
public record IgnoreRule(String objects, String field) {

    private static final Pattern FORM = Pattern.compile("([^:/]+/[^:/]+:)?(/[^/]+)+");

    /**
     * Reads a rule.
     *
     * @param text {@code /spec/replicas} or {@code deployment/*:/spec/replicas}
     * @throws IllegalArgumentException when it is neither
     */
    public static IgnoreRule parse(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' ignores nothing; write a JSON pointer such as"
                    + " /spec/replicas, or deployment/*:/spec/replicas for some objects");
        }
        int colon = text.startsWith("/") ? -1 : text.indexOf(':');
        return new IgnoreRule(colon < 0 ? "*" : text.substring(0, colon), text.substring(colon + 1));
    }

    /**
     * Whether it is for that object.
     *
     * @param object {@code kind/name}
     */
    public boolean concerns(String object) {
        return Pattern.matches(Pattern.quote(objects).replace("*", "\\E.*\\Q"), object);
    }
}
