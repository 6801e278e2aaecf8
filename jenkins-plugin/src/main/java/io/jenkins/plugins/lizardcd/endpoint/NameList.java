package io.jenkins.plugins.lizardcd.endpoint;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.lizardcd.shared.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists of names as users type them: one per element, or several in a text, separated by commas or blanks. */
public final class NameList {

    private NameList() {}

    /**
     * Splits, trims and removes empty names; keeps the order.
     *
     * @param texts what a form or a file gave; null counts as empty
     * @return a list that XStream can store
     */
    public static List<String> of(List<String> texts) {
        List<String> names = new ArrayList<>();
        if (texts != null) {
            texts.stream()
                    .flatMap(text -> Arrays.stream(Util.fixNull(text).split("[,\\s]+")))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .forEach(names::add);
        }
        return names;
    }

    /**
     * Checks namespaces.
     *
     * @param text names, or nothing
     */
    public static FormValidation check(String text) {
        try {
            of(List.of(Util.fixNull(text))).forEach(name -> Names.requireLabel(name, "namespace"));
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
