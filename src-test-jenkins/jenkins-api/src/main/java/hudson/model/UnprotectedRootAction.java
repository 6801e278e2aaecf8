package hudson.model;

import hudson.ExtensionPoint;

/** Signature of {@code UnprotectedRootAction} (Jenkins core). */
public interface UnprotectedRootAction extends RootAction, ExtensionPoint {}
