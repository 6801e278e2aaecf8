package jenkins.model;

/** Signature of {@code Named} (Jenkins core). */
public interface Named {
    String getName();
}
