package hudson.util;

/** Signature of {@code VariableResolver} (Jenkins core). */
public interface VariableResolver<V> {
    V resolve(String name);
}
