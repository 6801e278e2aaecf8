package io.jenkins.plugins.lizardcd.builders;

import io.jenkins.plugins.lizardcd.steps.BatchStep;
import io.jenkins.plugins.lizardcd.steps.OperationStep;
import io.jenkins.plugins.lizardcd.steps.WorkloadStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/** Makes the step that a build runs out of the one that its project holds: variables are replaced in every text. */
final class ExpandedStep {

    private static final Pattern OPERATION = Pattern.compile("operations\\[(\\d{1,4})]\\.(.+)");

    private ExpandedStep() {}

    /**
     * A copy of a step.
     *
     * @param step as the project holds it; not changed
     * @param overrides each {@code name=value}, replacing what the step says; in a batch also {@code
     *     operations[1].name=value}, for its first operation
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
        Map<Integer, List<String>> inside = new TreeMap<>();
        for (String override : overrides) {
            if (step instanceof BatchStep && override.startsWith("operations")) {
                Matcher operation = OPERATION.matcher(override);
                if (!operation.matches()) {
                    throw new IllegalArgumentException(
                            "'" + override + "' overrides nothing; write operations[1].setting=value");
                }
                inside.computeIfAbsent(Integer.valueOf(operation.group(1)), n -> new ArrayList<>())
                        .add(operation.group(2));
            } else {
                override(model, arguments, override, expand);
            }
        }
        if (step instanceof BatchStep batch) {
            arguments.put("operations", operations(batch, inside, expand));
        }
        return model.instantiate(arguments, null);
    }

    private static List<WorkloadStep> operations(
            BatchStep batch, Map<Integer, List<String>> overrides, UnaryOperator<String> expand) {
        List<WorkloadStep> expanded = new ArrayList<>();
        for (WorkloadStep operation : batch.getOperations()) {
            expanded.add(of(operation, overrides.getOrDefault(expanded.size() + 1, List.of()), expand));
        }
        overrides.keySet().stream()
                .filter(n -> n < 1 || n > expanded.size())
                .findFirst()
                .ifPresent(n -> {
                    throw new IllegalArgumentException("operations[" + n + "] overrides nothing; the batch has "
                            + expanded.size() + " operations, the first of which is operations[1]");
                });
        return expanded;
    }

    private static void override(
            DescribableModel<?> model, Map<String, Object> arguments, String override, UnaryOperator<String> expand) {
        int equals = override.indexOf('=');
        String name = equals < 0 ? override : override.substring(0, equals).trim();
        DescribableParameter parameter = model.getParameter(name);
        if (equals < 0 || parameter == null) {
            throw new IllegalArgumentException("'" + override + "' overrides nothing; write setting=value, with one of "
                    + String.join(", ", names(model)));
        }
        arguments.put(
                name,
                typed(parameter, expand.apply(override.substring(equals + 1).trim())));
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
