package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes steps from their arguments, by their data-bound constructor and setters. */
public final class DescribableModel<T> {

    private final Constructor<T> constructor;
    private final Map<String, Method> setters = new LinkedHashMap<>();

    @SuppressWarnings("unchecked") // they are its own
    private DescribableModel(Class<T> type) {
        constructor = (Constructor<T>) Stream.of(type.getConstructors())
                .filter(c -> c.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow();
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                String name = method.getName().substring("set".length());
                setters.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), method);
            }
        }
    }

    /** The model of a type. */
    public static <T> DescribableModel<T> of(Class<T> type) {
        return new DescribableModel<>(type);
    }

    /** The argument of that name, or null. */
    public DescribableParameter getParameter(String name) {
        Method setter = setters.get(name);
        return setter != null
                ? new DescribableParameter(setter.getParameterTypes()[0])
                : Stream.of(constructor.getParameters())
                        .filter(p -> p.getName().equals(name))
                        .map(p -> new DescribableParameter(p.getType()))
                        .findFirst()
                        .orElse(null);
    }

    /** The name of the argument that can be given alone. Only this stand-in has that. */
    public String soleArgument() {
        return constructor.getParameterCount() == 1 ? constructor.getParameters()[0].getName() : null;
    }

    /** Makes one. Only this stand-in has it in this form. */
    public T instantiate(Map<String, Object> arguments) throws ReflectiveOperationException {
        Map<String, Object> rest = new LinkedHashMap<>(arguments);
        Object[] values = Stream.of(constructor.getParameters())
                .map(Parameter::getName)
                .map(rest::remove)
                .toArray();
        T made = constructor.newInstance(values);
        for (Map.Entry<String, Object> entry : rest.entrySet()) {
            Method setter = setters.get(entry.getKey());
            if (setter == null) {
                throw new IllegalArgumentException(made.getClass().getSimpleName() + " has no " + entry.getKey());
            }
            setter.invoke(made, entry.getValue());
        }
        return made;
    }
}
