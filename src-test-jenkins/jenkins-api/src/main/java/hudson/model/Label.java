package hudson.model;

/** Signature of {@code Label} (Jenkins core). */
public abstract class Label extends Actionable implements Comparable<Label> {
    Label(String name) {
        throw new UnsupportedOperationException();
    }

    public final String getName() {
        throw new UnsupportedOperationException();
    }
}
