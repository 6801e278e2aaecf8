package io.jenkins.plugins.lizardcd.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of {@code name=value} as users type them. */
final class Pairs {

    private Pairs() {}

    /**
     * The pairs, in order.
     *
     * @param parameter name of the step's parameter, for messages
     * @param entries each {@code name=value}
     * @throws IllegalArgumentException when one is no pair, or a name comes twice; never shows a value
     */
    static Map<String, String> parse(String parameter, List<String> entries) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("an entry of " + parameter + " has no value; write name=value");
            }
            String name = entry.substring(0, equals).trim();
            if (pairs.put(name, entry.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(parameter + " names " + name + " twice");
            }
        }
        return pairs;
    }
}
