package hudson;

import hudson.model.Node;

/** Signature of {@code LauncherDecorator} (Jenkins core). */
public abstract class LauncherDecorator implements ExtensionPoint {
    public abstract Launcher decorate(Launcher launcher, Node node);
}
