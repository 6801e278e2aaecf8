package org.jenkinsci.plugins.structs.describable;

import java.io.IOException;
import java.lang.reflect.Type;

/** Signature of {@code DescribableParameter} (structs). */
public final class DescribableParameter {
    public Type getRawType() {
        throw new UnsupportedOperationException();
    }

    public Class getErasedType() {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public String getCapitalizedName() {
        throw new UnsupportedOperationException();
    }

    public boolean isRequired() {
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

    DescribableParameter() {
        throw new UnsupportedOperationException();
    }
}
