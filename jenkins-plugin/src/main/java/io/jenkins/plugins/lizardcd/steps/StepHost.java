package io.jenkins.plugins.lizardcd.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.console.AnnotatedLargeText;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.lizardcd.run.OperationHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A Pipeline step as the core sees it; it ends with its operation. */
class StepHost implements OperationHost {

    private static final long LONGEST_LOG = 8 << 20;

    private final StepContext context;

    StepHost(StepContext context) {
        this.context = context;
    }

    @Override
    public final Run<?, ?> run() throws IOException, InterruptedException {
        return context.get(Run.class);
    }

    @Override
    public final TaskListener listener() throws IOException, InterruptedException {
        return context.get(TaskListener.class);
    }

    @Override
    public final FilePath workspace() throws IOException, InterruptedException {
        return context.get(FilePath.class);
    }

    @Override
    public final String traceparent() throws IOException, InterruptedException {
        EnvVars env = context.get(EnvVars.class);
        return env == null ? null : env.get("TRACEPARENT");
    }

    @Override
    public final List<String> loggedLines() throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        LogAction action = node == null ? null : node.getAction(LogAction.class);
        if (action == null) {
            return List.of();
        }
        AnnotatedLargeText<?> text = action.getLogText();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long from = Math.max(0, text.length() - LONGEST_LOG);
        if (text.writeLogTo(from, bytes) <= from) {
            return List.of();
        }
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(String::stripTrailing)
                .toList();
    }

    @Override
    public final void save() {
        context.saveState();
    }

    @Override
    public void succeeded(Map<String, Object> result) {
        context.onSuccess(result);
    }

    @Override
    public void failed(Throwable cause) {
        context.onFailure(cause);
    }
}
