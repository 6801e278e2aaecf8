package jenkins.model;

/** Signature of {@code FullyNamed} (Jenkins core). */
public interface FullyNamed {
    String getFullName();
}
