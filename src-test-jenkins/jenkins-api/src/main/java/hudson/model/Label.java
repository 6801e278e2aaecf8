package hudson.model;

/** Signature of {@code Label} (Jenkins core). */
public abstract class Label extends Actionable implements Comparable<Label> {
    public String getName() {
        throw new UnsupportedOperationException();
    }
}
