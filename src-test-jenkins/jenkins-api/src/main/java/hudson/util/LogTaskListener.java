package hudson.util;

import hudson.model.TaskListener;
import java.io.Closeable;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Signature of {@code LogTaskListener} (Jenkins core). */
public class LogTaskListener implements TaskListener, Closeable {
    public LogTaskListener(Logger logger, Level level) {
        throw new UnsupportedOperationException();
    }

    public PrintStream getLogger() {
        throw new UnsupportedOperationException();
    }

    public void close() {
        throw new UnsupportedOperationException();
    }
}
