package org.jenkinsci.plugins.workflow.flow;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.IOException;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.springframework.security.core.Authentication;

/** Signature of {@code FlowExecution} (workflow-api). */
public abstract class FlowExecution {
    public abstract void start() throws IOException;

    public void onLoad(FlowExecutionOwner owner) throws IOException {
        throw new UnsupportedOperationException();
    }

    public abstract FlowExecutionOwner getOwner();

    public abstract List<FlowNode> getCurrentHeads();

    public ListenableFuture<List<StepExecution>> getCurrentExecutions(boolean innerMostOnly) {
        throw new UnsupportedOperationException();
    }

    public abstract boolean isCurrentHead(FlowNode n);

    public String getUrl() throws IOException {
        throw new UnsupportedOperationException();
    }

    public abstract void interrupt(Result r, CauseOfInterruption... causes) throws IOException, InterruptedException;

    public boolean isComplete() {
        throw new UnsupportedOperationException();
    }

    public boolean blocksRestart() {
        throw new UnsupportedOperationException();
    }

    public final Throwable getCauseOfFailure() {
        throw new UnsupportedOperationException();
    }

    public abstract FlowNode getNode(String id) throws IOException;

    public Authentication getAuthentication2() {
        throw new UnsupportedOperationException();
    }

    protected void afterStepExecutionsResumed() {
        throw new UnsupportedOperationException();
    }
}
