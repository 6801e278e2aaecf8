package hudson.slaves;

import hudson.FilePath;

/** Signature of {@code WorkspaceList} (Jenkins core). */
public final class WorkspaceList {
    public WorkspaceList() {
        throw new UnsupportedOperationException();
    }

    public static FilePath tempDir(FilePath ws) {
        throw new UnsupportedOperationException();
    }

    public static final String COMBINATOR = (String) null;

    public static final String TMP_DIR_SUFFIX = (String) null;
}
