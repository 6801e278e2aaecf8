package hudson.model;

import hudson.ExtensionPoint;

/** Signature of {@code TopLevelItem} (Jenkins core). */
public interface TopLevelItem extends Item, ExtensionPoint, Describable<TopLevelItem> {
    TopLevelItemDescriptor getDescriptor();
}
