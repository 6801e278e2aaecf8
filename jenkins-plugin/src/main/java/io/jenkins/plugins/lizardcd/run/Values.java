package io.jenkins.plugins.lizardcd.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns values from JSON into types that a sandboxed, serialised Pipeline may hold. */
public final class Values {

    // These are counters of the cluster that may outgrow an int, so that they are always of one type.
    private static final Set<String> LONGS = Set.of("revision", "previousRevision", "toRevision");

    private Values() {}

    /**
     * A copy made of LinkedHashMap, ArrayList, String, number and Boolean only.
     *
     * @param name name of the value, or null
     * @param value as Jackson reads it
     */
    public static Object plain(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(String.valueOf(key), plain(String.valueOf(key), entry)));
            return copy;
        }
        if (value instanceof Collection<?> collection) {
            List<Object> copy = new ArrayList<>(collection.size());
            collection.forEach(entry -> copy.add(plain(null, entry)));
            return copy;
        }
        if (value instanceof Number number && name != null && LONGS.contains(name)) {
            return number.longValue();
        }
        return value;
    }
}
