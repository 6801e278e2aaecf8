package io.jenkins.plugins.lizardcd.builders;

import io.jenkins.plugins.lizardcd.steps.OperationStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/** Makes the step that a build runs out of the one that its project holds: variables are replaced in every text. */
final class ExpandedStep {

    private ExpandedStep() {}

    /**
     * A copy of a step.
     *
     * @param step as the project holds it; not changed
     * @param overrides each {@code name=value}, replacing what the step says
     * @param expand replaces {@code $VARIABLE}
     * @throws IllegalArgumentException when an override makes no sense
     */
    @SuppressWarnings("unchecked") // the model of a step's class makes steps of that class
    static <S extends OperationStep> S of(S step, List<String> overrides, UnaryOperator<String> expand) {
        DescribableModel<S> model = (DescribableModel<S>) DescribableModel.of(step.getClass());
        Map<String, Object> arguments = new LinkedHashMap<>();
        model.uninstantiate2(step)
                .getArguments()
                .forEach((name, value) -> arguments.put(name, expanded(value, expand)));
        for (String override : overrides) {
            int equals = override.indexOf('=');
            String name = equals < 0 ? override : override.substring(0, equals).trim();
            DescribableParameter parameter = model.getParameter(name);
            if (equals < 0 || parameter == null) {
                throw new IllegalArgumentException("'" + override
                        + "' overrides nothing; write setting=value, with one of " + String.join(", ", names(model)));
            }
            String value = expand.apply(override.substring(equals + 1).trim());
            arguments.put(name, typed(parameter, value));
        }
        return model.instantiate(arguments, null);
    }

    private static List<String> names(DescribableModel<?> model) {
        return model.getParameters().stream()
                .map(DescribableParameter::getName)
                .sorted()
                .toList();
    }

    private static Object expanded(Object value, UnaryOperator<String> expand) {
        if (value instanceof String text) {
            return expand.apply(text);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(entry -> expanded(entry, expand)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> expanded = new LinkedHashMap<>();
            map.forEach((key, entry) -> expanded.put(String.valueOf(key), expanded(entry, expand)));
            return expanded;
        }
        return value;
    }

    private static Object typed(DescribableParameter parameter, String value) {
        Class<?> type = parameter.getErasedType();
        if (type == int.class || type == long.class) {
            try {
                return type == int.class ? (Object) Integer.valueOf(value) : Long.valueOf(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        parameter.getName() + " must be a whole number, not '" + value + "'", e);
            }
        }
        if (type == boolean.class) {
            if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                throw new IllegalArgumentException(parameter.getName() + " must be true or false, not '" + value + "'");
            }
            return Boolean.valueOf(value);
        }
        return value;
    }

    /** Splits at line ends, trims, and leaves out what is empty. */
    static List<String> lines(List<String> texts) {
        List<String> lines = new ArrayList<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            text.lines().map(String::trim).filter(line -> !line.isEmpty()).forEach(lines::add);
        }
        return lines;
    }
}
