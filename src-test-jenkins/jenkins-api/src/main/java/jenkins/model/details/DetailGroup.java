package jenkins.model.details;

/** Signature of {@code DetailGroup} (Jenkins core). */
public abstract class DetailGroup {}
