package jenkins.model;

import jenkins.management.Badge;

/** Signature of {@code Badgeable} (Jenkins core). */
public interface Badgeable {
    default Badge getBadge() {
        throw new UnsupportedOperationException();
    }
}
