package jenkins.management;

/** Signature of {@code Badge} (Jenkins core). */
public class Badge {
    public Badge(String text, String tooltip, Severity severity) {
        throw new UnsupportedOperationException();
    }

    public String getText() {
        throw new UnsupportedOperationException();
    }

    public String getTooltip() {
        throw new UnsupportedOperationException();
    }

    public String getSeverity() {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code Badge.Severity} (Jenkins core). */
    public enum Severity {
        DANGER,
        WARNING,
        INFO;
    }
}
