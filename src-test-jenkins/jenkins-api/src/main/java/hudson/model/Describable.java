package hudson.model;

/** Signature of {@code Describable} (Jenkins core). */
public interface Describable<T extends Describable<T>> {
    default Descriptor<T> getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
