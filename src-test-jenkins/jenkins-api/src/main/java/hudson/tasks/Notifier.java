package hudson.tasks;

import hudson.ExtensionPoint;

/** Signature of {@code Notifier} (Jenkins core). */
public abstract class Notifier extends Publisher implements ExtensionPoint {
    protected Notifier() {
        throw new UnsupportedOperationException();
    }

    public BuildStepDescriptor getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
