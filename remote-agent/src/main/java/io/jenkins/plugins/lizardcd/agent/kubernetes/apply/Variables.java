package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values in the place of <code>${name}</code>. A value stays one value: it cannot add lines of YAML. */
final class Variables {

    private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{([^{}]*)\\}");

    private final Map<String, String> values;

    Variables(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Replaces all references in a text.
     *
     * @param text a scalar of the manifests
     * @param line where it stands, for the message
     * @throws ProblemException naming a variable without a value
     */
    String in(String text, int line) {
        if (text.indexOf("${") < 0) {
            return text;
        }
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (reference.find()) {
            String name = reference.group(2);
            String value = reference.group(1).isEmpty() ? value(name, line) : "${" + name + "}";
            reference.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return reference.appendTail(result).toString();
    }

    private String value(String name, int line) {
        String value = values.get(name);
        if (value == null) {
            String known = values.isEmpty() ? "none is given" : "given are " + new TreeSet<>(values.keySet());
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "line " + line + " uses ${" + name + "}, which has no value: " + known
                            + ". Give it in variables, or write $${" + name + "} to keep the text");
        }
        return value;
    }
}
