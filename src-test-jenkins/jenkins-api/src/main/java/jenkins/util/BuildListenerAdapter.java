package jenkins.util;

import hudson.console.ConsoleNote;
import hudson.model.BuildListener;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;

/** Signature of {@code BuildListenerAdapter} (Jenkins core). */
public final class BuildListenerAdapter implements BuildListener {
    public BuildListenerAdapter(TaskListener delegate) {
        throw new UnsupportedOperationException();
    }

    public PrintStream getLogger() {
        throw new UnsupportedOperationException();
    }

    public void annotate(ConsoleNote ann) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void hyperlink(String url, String text) throws IOException {
        throw new UnsupportedOperationException();
    }

    public PrintWriter error(String msg) {
        throw new UnsupportedOperationException();
    }

    public PrintWriter error(String format, Object... args) {
        throw new UnsupportedOperationException();
    }

    public PrintWriter fatalError(String msg) {
        throw new UnsupportedOperationException();
    }

    public PrintWriter fatalError(String format, Object... args) {
        throw new UnsupportedOperationException();
    }

    public static BuildListener wrap(TaskListener l) {
        throw new UnsupportedOperationException();
    }
}
