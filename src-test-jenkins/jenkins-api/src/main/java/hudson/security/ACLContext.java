package hudson.security;

/** Signature of {@code ACLContext} (Jenkins core). */
public class ACLContext implements AutoCloseable {
    public void close() {
        throw new UnsupportedOperationException();
    }

    ACLContext() {
        throw new UnsupportedOperationException();
    }
}
