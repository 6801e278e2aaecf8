package jenkins.util;

/** Signature of {@code ThrowingCallable} (Jenkins core). */
public interface ThrowingCallable<V, T extends Throwable> {
    V call() throws T;
}
