package io.jenkins.plugins.lizardcd.steps;

import io.jenkins.plugins.lizardcd.run.OperationFollower;
import io.jenkins.plugins.lizardcd.run.OperationState;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Waits for an operation without holding a thread, over restarts of the controller. Its serial form is for ever; all of
 * it is in {@link OperationState}.
 */
final class OperationExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final OperationState state;
    private transient OperationFollower follower; // guarded by this

    OperationExecution(StepContext context, OperationState state) {
        super(context);
        this.state = state;
    }

    @Override
    public boolean start() {
        follower().start();
        return false;
    }

    @Override
    public void onResume() {
        follower().resume();
    }

    @Override
    public void stop(Throwable cause) {
        follower().stop(cause);
    }

    @Override
    public String getStatus() {
        return follower().status();
    }

    @Override
    public boolean blocksRestart() {
        return false;
    }

    private synchronized OperationFollower follower() {
        if (follower == null) {
            follower = new OperationFollower(state, new StepHost(getContext()));
        }
        return follower;
    }
}
