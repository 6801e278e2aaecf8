package io.jenkins.plugins.lizardcd.steps;

import io.jenkins.plugins.lizardcd.run.OperationFollower;
import io.jenkins.plugins.lizardcd.run.OperationHost;
import io.jenkins.plugins.lizardcd.run.OperationState;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Follows an operation without holding a thread, over restarts of the controller. Its serial form is for ever. */
abstract class FollowingExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final OperationState state;
    private transient OperationFollower follower; // guarded by this

    FollowingExecution(StepContext context, OperationState state) {
        super(context);
        this.state = state;
    }

    /** Who is told of the operation. */
    abstract OperationHost host();

    @Override
    public final boolean start() {
        follower().start();
        return false;
    }

    @Override
    public final void onResume() {
        follower().resume();
    }

    @Override
    public void stop(Throwable cause) {
        follower().stop(cause);
    }

    @Override
    public final String getStatus() {
        return follower().status();
    }

    @Override
    public final boolean blocksRestart() {
        return false;
    }

    /** {@code shop/deployment/web on prod}, as log lines begin. */
    final String where() {
        return state.where();
    }

    final synchronized OperationFollower follower() {
        if (follower == null) {
            follower = new OperationFollower(state, host());
        }
        return follower;
    }
}
