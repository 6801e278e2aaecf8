package hudson;

/** Signature of {@code ExtensionPoint} (Jenkins core). */
public interface ExtensionPoint {}
