package hudson.model;

import java.util.List;

/** Signature of {@code BuildListener} (Jenkins core). */
public interface BuildListener extends TaskListener {
    default void started(List<Cause> causes) {
        throw new UnsupportedOperationException();
    }

    default void finished(Result result) {
        throw new UnsupportedOperationException();
    }
}
