package org.jenkins.ui.icon;

/** Signature of {@code IconSpec} (Jenkins core). */
public interface IconSpec {
    String getIconClassName();
}
