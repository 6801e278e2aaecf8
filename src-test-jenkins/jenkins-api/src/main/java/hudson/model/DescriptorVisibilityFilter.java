package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.List;

/** Signature of {@code DescriptorVisibilityFilter} (Jenkins core). */
public abstract class DescriptorVisibilityFilter implements ExtensionPoint {
    public boolean filterType(Class<?> contextClass, Descriptor descriptor) {
        throw new UnsupportedOperationException();
    }

    public abstract boolean filter(Object context, Descriptor descriptor);

    public static ExtensionList<DescriptorVisibilityFilter> all() {
        throw new UnsupportedOperationException();
    }

    public static <T extends Descriptor> List<T> apply(Object context, Iterable<T> source) {
        throw new UnsupportedOperationException();
    }

    public static <T extends Descriptor> List<T> applyType(Class<?> contextClass, Iterable<T> source) {
        throw new UnsupportedOperationException();
    }
}
