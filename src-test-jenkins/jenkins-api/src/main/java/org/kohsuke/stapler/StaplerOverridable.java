package org.kohsuke.stapler;

import java.util.Collection;

/** Signature of {@code StaplerOverridable} (Stapler). */
public interface StaplerOverridable {
    Collection<?> getOverrides();
}
