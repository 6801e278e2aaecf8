package hudson.model;

import jenkins.model.Loadable;

/** Signature of {@code PersistentDescriptor} (Jenkins core). */
public interface PersistentDescriptor extends Loadable, Saveable {
    void load();
}
