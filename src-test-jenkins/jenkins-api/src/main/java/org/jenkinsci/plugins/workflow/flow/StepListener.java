package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Signature of {@code StepListener} (workflow-api). */
public interface StepListener extends ExtensionPoint {
    void notifyOfNewStep(Step step, StepContext context);
}
