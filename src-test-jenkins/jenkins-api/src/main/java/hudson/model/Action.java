package hudson.model;

/** Signature of {@code Action} (Jenkins core). */
public interface Action extends ModelObject {
    String getIconFileName();

    String getDisplayName();

    String getUrlName();
}
