package hudson.util;

import hudson.model.TaskListener;

/** Signature of {@code AbstractTaskListener} (Jenkins core). */
public abstract class AbstractTaskListener implements TaskListener {}
