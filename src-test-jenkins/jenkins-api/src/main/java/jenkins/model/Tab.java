package jenkins.model;

import hudson.model.Action;
import hudson.model.Actionable;

/** Signature of {@code Tab} (Jenkins core). */
public abstract class Tab implements Action, Badgeable {
    protected Actionable object;

    public Tab(Actionable object) {
        throw new UnsupportedOperationException();
    }

    public Actionable getObject() {
        throw new UnsupportedOperationException();
    }
}
