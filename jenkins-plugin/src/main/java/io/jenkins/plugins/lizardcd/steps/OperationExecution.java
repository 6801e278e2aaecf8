package io.jenkins.plugins.lizardcd.steps;

import io.jenkins.plugins.lizardcd.run.OperationHost;
import io.jenkins.plugins.lizardcd.run.OperationState;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Ends with its operation. */
final class OperationExecution extends FollowingExecution {

    private static final long serialVersionUID = 1L;

    OperationExecution(StepContext context, OperationState state) {
        super(context, state);
    }

    @Override
    OperationHost host() {
        return new StepHost(getContext());
    }
}
