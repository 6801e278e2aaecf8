package hudson.search;

/** Signature of {@code SearchIndex} (Jenkins core). */
public interface SearchIndex {}
