package hudson.tasks;

import hudson.ExtensionPoint;

/** Signature of {@code Recorder} (Jenkins core). */
public abstract class Recorder extends Publisher implements ExtensionPoint {
    protected Recorder() {
        throw new UnsupportedOperationException();
    }

    public BuildStepDescriptor getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
