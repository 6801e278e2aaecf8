package io.jenkins.plugins.lizardcd.demo;

import groovy.lang.Closure;
import groovy.lang.GString;
import hudson.ExtensionList;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The steps that a Jenkinsfile can call: those of the plugin, and the few of Jenkins that the project's own needs. */
final class Steps {

    private final Map<String, Object> parameters;
    private final PrintStream log;
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * Steps of one build.
     *
     * @param parameters of the build; gets the defaults of those that the Jenkinsfile declares
     * @param log where steps write
     */
    Steps(Map<String, Object> parameters, PrintStream log) {
        this.parameters = parameters;
        this.log = log;
    }

    /**
     * Takes a step.
     *
     * @param call what the program has called
     * @param context what surrounds it, the nearest last
     * @return its value
     */
    Object perform(StepCall call, List<Object> context) throws Throwable {
        List<Object> arguments = new ArrayList<>(Arrays.asList(call.arguments()));
        Closure<?> body = !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof Closure<?> last
                ? (Closure<?>) arguments.remove(arguments.size() - 1)
                : null;
        Object first = arguments.isEmpty() ? null : plain(arguments.get(0));
        switch (call.name()) {
            case "echo" -> {
                log.println(first);
                return null;
            }
            case "stage" -> {
                log.println("[stand-in] stage " + first);
                return Program.run(body, inner -> perform(inner, context));
            }
            case "properties" -> {
                ((List<?>) first).forEach(this::property);
                return null;
            }
            case "disableConcurrentBuilds", "parameters", "string", "booleanParam" -> {
                Map<String, Object> symbol = new LinkedHashMap<>();
                symbol.put("symbol", call.name());
                symbol.put("of", first);
                return symbol;
            }
            default -> {
                return own(call.name(), first, body, context);
            }
        }
    }

    private Object own(String name, Object argument, Closure<?> body, List<Object> context) throws Throwable {
        StepDescriptor descriptor = ExtensionList.lookup(StepDescriptor.class).stream()
                .filter(d -> d.getFunctionName().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(
                        "the stand-in for Jenkins has no step '" + name + "'; run this Jenkinsfile in a real Jenkins"));
        log.println("[stand-in] " + name);
        List<Object> objects = new ArrayList<>(context);
        objects.add(new FlowNode(Integer.toString(calls.incrementAndGet())));
        StandInContext scope = new StandInContext(
                objects, body, (block, inner) -> Program.run(block, nested -> perform(nested, inner)));
        StepExecution execution = step(descriptor, argument).start(scope);
        if (execution.start()) {
            throw new IllegalStateException(name + " has ended at once and reported nothing");
        }
        return scope.await();
    }

    @SuppressWarnings("unchecked") // keys of named arguments are text
    private static Step step(StepDescriptor descriptor, Object argument) throws ReflectiveOperationException {
        DescribableModel<? extends Step> model = DescribableModel.of(descriptor.clazz);
        Map<String, Object> arguments = argument == null
                ? Map.of()
                : argument instanceof Map ? (Map<String, Object>) argument : Map.of(model.soleArgument(), argument);
        return model.instantiate(
                descriptor instanceof CustomDescribableModel custom ? custom.customInstantiate(arguments) : arguments);
    }

    /** Takes the defaults of parameters; other properties of a job mean nothing here. */
    private void property(Object property) {
        Map<?, ?> symbol = (Map<?, ?>) property;
        if (!symbol.get("symbol").equals("parameters")) {
            return;
        }
        for (Object parameter : (List<?>) symbol.get("of")) {
            Map<?, ?> declared = (Map<?, ?>) parameter;
            Map<?, ?> of = (Map<?, ?>) declared.get("of");
            String name = of.get("name").toString();
            Object value = parameters.getOrDefault(name, of.get("defaultValue"));
            parameters.put(
                    name, declared.get("symbol").equals("string") ? value : Boolean.parseBoolean(value.toString()));
        }
    }

    /** Texts with variables in them as plain texts, as Jenkins hands them to steps. */
    private static Object plain(Object value) {
        if (value instanceof GString) {
            return value.toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(plain(key), plain(entry)));
            return copy;
        }
        return value instanceof List<?> list ? list.stream().map(Steps::plain).toList() : value;
    }
}
