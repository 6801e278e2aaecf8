package io.jenkins.plugins.lizardcd.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values for <code>${name}</code> in manifests, as a user writes them: one {@code name=value} a line. */
final class Variables {

    private Variables() {}

    /** One a line, empty lines left out; a list that XStream can store. */
    static List<String> lines(List<String> texts) {
        List<String> lines = new ArrayList<>();
        if (texts != null) {
            texts.stream().flatMap(String::lines).filter(l -> !l.isBlank()).forEach(lines::add);
        }
        return lines;
    }

    /** The values by name. The message of a fault does not hold the text, which may be secret. */
    static Map<String, String> parsed(List<String> variables) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("a variable has no value; write name=value");
            }
            values.put(variable.substring(0, equals).trim(), variable.substring(equals + 1));
        }
        return values;
    }
}
