package jenkins.model;

import java.io.IOException;

/** Signature of {@code Loadable} (Jenkins core). */
public interface Loadable {
    void load() throws IOException;
}
