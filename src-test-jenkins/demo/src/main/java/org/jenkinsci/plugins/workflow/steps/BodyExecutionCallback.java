package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.FutureCallback;
import java.io.Serializable;

/** Gets the end of a body. */
public abstract class BodyExecutionCallback implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The body has returned. */
    public abstract void onSuccess(StepContext context, Object result);

    /** The body has thrown. */
    public abstract void onFailure(StepContext context, Throwable problem);

    /** Passes the end on. */
    public static BodyExecutionCallback wrap(FutureCallback<Object> receiver) {
        return new BodyExecutionCallback() {
            private static final long serialVersionUID = 1L;

            @Override
            public void onSuccess(StepContext context, Object result) {
                receiver.onSuccess(result);
            }

            @Override
            public void onFailure(StepContext context, Throwable problem) {
                receiver.onFailure(problem);
            }
        };
    }
}
