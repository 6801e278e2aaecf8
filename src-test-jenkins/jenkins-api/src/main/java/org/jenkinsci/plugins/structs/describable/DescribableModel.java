package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;

/** Signature of {@code DescribableModel} (structs). */
public final class DescribableModel<T> implements Serializable {
    public static <T> DescribableModel<T> of(Class<T> clazz) {
        throw new UnsupportedOperationException();
    }

    public DescribableModel(Class<T> clazz) {
        throw new UnsupportedOperationException();
    }

    public Class<T> getType() {
        throw new UnsupportedOperationException();
    }

    public Collection<DescribableParameter> getParameters() {
        throw new UnsupportedOperationException();
    }

    public DescribableParameter getParameter(String name) {
        throw new UnsupportedOperationException();
    }

    public boolean hasSingleRequiredParameter() {
        throw new UnsupportedOperationException();
    }

    public DescribableParameter getSoleRequiredParameter() {
        throw new UnsupportedOperationException();
    }

    public DescribableParameter getFirstRequiredParameter() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public T instantiate(Map<String, ?> arguments, TaskListener listener) throws IllegalArgumentException {
        throw new UnsupportedOperationException();
    }

    public UninstantiatedDescribable uninstantiate2(T o) throws UnsupportedOperationException {
        throw new UnsupportedOperationException();
    }

    public static UninstantiatedDescribable uninstantiate2_(Object o) {
        throw new UnsupportedOperationException();
    }

    public boolean isDeprecated() {
        throw new UnsupportedOperationException();
    }

    public String getHelp() throws IOException {
        throw new UnsupportedOperationException();
    }

    public String toString() {
        throw new UnsupportedOperationException();
    }

    public static final String CLAZZ = (String) null;
}
