package hudson.model;

/** Signature of {@code ModelObject} (Jenkins core). */
public interface ModelObject {
    String getDisplayName();
}
