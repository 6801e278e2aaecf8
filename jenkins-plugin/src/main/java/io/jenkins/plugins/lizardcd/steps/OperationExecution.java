package io.jenkins.plugins.lizardcd.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.console.AnnotatedLargeText;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.lizardcd.run.OperationFollower;
import io.jenkins.plugins.lizardcd.run.OperationHost;
import io.jenkins.plugins.lizardcd.run.OperationState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Waits for an operation without holding a thread, over restarts of the controller. Its serial form is for ever; all of
 * it is in {@link OperationState}.
 */
final class OperationExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final long LONGEST_LOG = 8 << 20;

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
            follower = new OperationFollower(state, new Host());
        }
        return follower;
    }

    /** The step as the core sees it. */
    private final class Host implements OperationHost {

        @Override
        public Run<?, ?> run() throws IOException, InterruptedException {
            return getContext().get(Run.class);
        }

        @Override
        public TaskListener listener() throws IOException, InterruptedException {
            return getContext().get(TaskListener.class);
        }

        @Override
        public FilePath workspace() throws IOException, InterruptedException {
            return getContext().get(FilePath.class);
        }

        @Override
        public String traceparent() throws IOException, InterruptedException {
            EnvVars env = getContext().get(EnvVars.class);
            return env == null ? null : env.get("TRACEPARENT");
        }

        @Override
        public List<String> loggedLines() throws IOException, InterruptedException {
            FlowNode node = getContext().get(FlowNode.class);
            LogAction action = node == null ? null : node.getAction(LogAction.class);
            if (action == null) {
                return List.of();
            }
            AnnotatedLargeText<?> text = action.getLogText();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            text.writeLogTo(Math.max(0, text.length() - LONGEST_LOG), bytes);
            return bytes.toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(String::stripTrailing)
                    .toList();
        }

        @Override
        public void save() {
            getContext().saveState();
        }

        @Override
        public void succeeded(Map<String, Object> result) {
            getContext().onSuccess(result);
        }

        @Override
        public void failed(Throwable cause) {
            getContext().onFailure(cause);
        }
    }
}
