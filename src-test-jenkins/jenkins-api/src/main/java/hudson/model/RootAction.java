package hudson.model;

import hudson.ExtensionPoint;
import jenkins.management.Badge;

/** Signature of {@code RootAction} (Jenkins core). */
public interface RootAction extends Action, ExtensionPoint {
    default Badge getBadge() {
        throw new UnsupportedOperationException();
    }

    default boolean isPrimaryAction() {
        throw new UnsupportedOperationException();
    }
}
