package hudson.tasks;

import hudson.DescriptorExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;

/** Signature of {@code Publisher} (Jenkins core). */
public abstract class Publisher extends BuildStepCompatibilityLayer implements Describable<Publisher> {
    public boolean needsToRunAfterFinalized() {
        throw new UnsupportedOperationException();
    }

    public Descriptor<Publisher> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    public static DescriptorExtensionList<Publisher, Descriptor<Publisher>> all() {
        throw new UnsupportedOperationException();
    }

    Publisher() {
        throw new UnsupportedOperationException();
    }
}
