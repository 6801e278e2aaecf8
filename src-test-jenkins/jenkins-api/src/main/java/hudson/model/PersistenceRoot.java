package hudson.model;

import java.io.File;

/** Signature of {@code PersistenceRoot} (Jenkins core). */
public interface PersistenceRoot extends Saveable {
    File getRootDir();
}
