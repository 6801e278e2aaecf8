package hudson.model;

import java.io.IOException;

/** Signature of {@code Saveable} (Jenkins core). */
public interface Saveable {
    void save() throws IOException;

    Saveable NOOP = null;
}
