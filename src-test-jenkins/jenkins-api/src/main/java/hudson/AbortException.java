package hudson;

import java.io.IOException;

/** Signature of {@code AbortException} (Jenkins core). */
public class AbortException extends IOException {
    public AbortException() {
        throw new UnsupportedOperationException();
    }

    public AbortException(String message) {
        throw new UnsupportedOperationException();
    }
}
