package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;

/** Signature of {@code PersistentAction} (workflow-api). */
public interface PersistentAction extends Action {}
