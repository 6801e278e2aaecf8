package org.kohsuke.stapler;

/** Signature of {@code StaplerFallback} (Stapler). */
public interface StaplerFallback {
    Object getStaplerFallback();
}
