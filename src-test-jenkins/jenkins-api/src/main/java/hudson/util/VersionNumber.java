package hudson.util;

/** Signature of {@code VersionNumber} (version-number). */
public class VersionNumber implements Comparable<VersionNumber> {
    public VersionNumber(String num) {
        throw new UnsupportedOperationException();
    }

    public boolean isOlderThan(VersionNumber rhs) {
        throw new UnsupportedOperationException();
    }

    public boolean isNewerThan(VersionNumber rhs) {
        throw new UnsupportedOperationException();
    }

    public int compareTo(VersionNumber rhs) {
        throw new UnsupportedOperationException();
    }
}
