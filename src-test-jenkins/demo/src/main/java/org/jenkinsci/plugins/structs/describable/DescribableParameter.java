package org.jenkinsci.plugins.structs.describable;

/** An argument of a step. */
public final class DescribableParameter {

    private final Class<?> type;

    DescribableParameter(Class<?> type) {
        this.type = type;
    }

    /** Its type. */
    @SuppressWarnings("rawtypes") // as in Jenkins
    public Class getErasedType() {
        return type;
    }
}
