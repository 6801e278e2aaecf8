package hudson;

import java.io.IOException;

/** Ends a build with a message and without a stack trace. */
public class AbortException extends IOException {

    private static final long serialVersionUID = 1L;

    /** With that message. */
    public AbortException(String message) {
        super(message);
    }
}
