package net.sf.json;

/** Signature of {@code AbstractJSON} (json-lib). */
public abstract class AbstractJSON {}
