package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.run.OperationHost;
import io.jenkins.plugins.lizardcd.run.OperationState;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Runs the body of {@code withLizard} while an operation at the agent holds a lock for it. The lock is renewed from here;
 * it is lost when nobody does so for some minutes, and then the body is ended. Its serial form is for ever.
 */
final class LockExecution extends FollowingExecution {

    private static final long serialVersionUID = 1L;

    private final ScopedBody body;
    private BodyExecution running; // this and the next three are guarded by this
    private boolean bodyEnded;
    private Object result;
    private Throwable failure;
    private transient boolean lockGone;

    LockExecution(StepContext context, ScopedBody body, OperationState state) {
        super(context, state);
        this.body = body;
    }

    @Override
    OperationHost host() {
        return new Host(getContext());
    }

    @Override
    public void stop(Throwable cause) {
        BodyExecution inside;
        synchronized (this) {
            inside = bodyEnded ? null : running;
        }
        if (inside == null) {
            super.stop(cause);
        } else {
            inside.cancel(cause);
        }
    }

    private synchronized void begin() {
        if (running == null) {
            try {
                running = body.start(getContext(), new Callback(this));
                getContext().saveState();
            } catch (Exception e) {
                ended(null, e); // lets go of the lock first
            }
        }
    }

    /** The body has ended: lets go of the lock, and reports when the agent has confirmed it. */
    private void ended(Object value, Throwable error) {
        boolean report;
        synchronized (this) {
            bodyEnded = true;
            result = value;
            failure = error;
            report = lockGone;
        }
        if (report) {
            report();
        } else {
            follower().letGo();
        }
    }

    /** The agent has no lock for us any more: as wished, or not. */
    private void lockEnded(Throwable cause) {
        BodyExecution inside;
        boolean over;
        synchronized (this) {
            lockGone = true;
            inside = running;
            over = bodyEnded;
        }
        if (over) {
            report();
        } else if (inside == null) {
            getContext().onFailure(cause);
        } else {
            end(inside, cause);
        }
    }

    /** Again and again: a body that is just between two steps does not hear it. */
    private void end(BodyExecution inside, Throwable cause) {
        synchronized (this) {
            if (bodyEnded) {
                return;
            }
        }
        if (isBuildOver()) {
            return; // killed, or deleted: there is nobody left to tell
        }
        inside.cancel(cause);
        Timer.get().schedule(() -> end(inside, cause), 2, TimeUnit.SECONDS);
    }

    private boolean isBuildOver() {
        try {
            return !getContext().get(Run.class).isBuilding();
        } catch (IOException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void report() {
        if (failure == null) {
            getContext().onSuccess(result);
        } else {
            getContext().onFailure(failure);
        }
    }

    /** Tells the follower's news on. */
    private final class Host extends StepHost {

        Host(StepContext context) {
            super(context);
        }

        @Override
        public void running() {
            begin();
        }

        @Override
        public void succeeded(Map<String, Object> values) {
            lockEnded(new AbortException(
                    where() + ": somebody ended the lock while the block ran; what is inside was" + " stopped"));
        }

        @Override
        public void failed(Throwable cause) {
            lockEnded(cause);
        }
    }

    /** Tells the end of the body. */
    private static final class Callback extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final LockExecution step;

        Callback(LockExecution step) {
            this.step = step;
        }

        @Override
        public void onSuccess(StepContext context, Object value) {
            step.ended(value, null);
        }

        @Override
        public void onFailure(StepContext context, Throwable error) {
            step.ended(null, error);
        }
    }
}
