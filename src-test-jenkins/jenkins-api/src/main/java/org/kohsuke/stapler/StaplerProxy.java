package org.kohsuke.stapler;

/** Signature of {@code StaplerProxy} (Stapler). */
public interface StaplerProxy {
    Object getTarget();
}
