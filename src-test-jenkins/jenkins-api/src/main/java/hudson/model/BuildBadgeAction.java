package hudson.model;

/** Signature of {@code BuildBadgeAction} (Jenkins core). */
public interface BuildBadgeAction extends Action {}
