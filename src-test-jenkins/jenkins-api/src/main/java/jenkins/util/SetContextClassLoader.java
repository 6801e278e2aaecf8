package jenkins.util;

/** Signature of {@code SetContextClassLoader} (Jenkins core). */
public final class SetContextClassLoader implements AutoCloseable {
    public SetContextClassLoader() {
        throw new UnsupportedOperationException();
    }

    public SetContextClassLoader(Class<?> clazz) {
        throw new UnsupportedOperationException();
    }

    public SetContextClassLoader(ClassLoader cl) {
        throw new UnsupportedOperationException();
    }

    public void close() {
        throw new UnsupportedOperationException();
    }
}
