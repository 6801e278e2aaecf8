package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step that asks an agent something and changes nothing. */
public abstract class ReadStep extends LizardStep {

    private static final long serialVersionUID = 1L;

    /**
     * What was read.
     *
     * @param text lines for the log; null for none
     * @param value what the step returns
     * @param files what is to be written into the workspace first, and says the rest; null for nothing
     */
    protected record Reading(String text, Object value, WorkspaceWriting files) {

        /** A reading of which nothing is written. */
        public Reading(String text, Object value) {
            this(text, value, null);
        }
    }

    /** Writes what was read into the workspace. */
    @FunctionalInterface
    protected interface WorkspaceWriting {

        /**
         * Writes, on a thread that may wait for the node.
         *
         * @param workspace the current directory
         * @return lines for the log and what the step returns
         */
        Reading write(FilePath workspace) throws IOException, InterruptedException;
    }

    /**
     * Sends the request. May be called again after a failure or a restart of the controller.
     *
     * @param client speaks to the agent
     * @param namespace the namespace
     * @param run the build
     * @throws AbortException when something that the arguments name does not exist
     */
    protected abstract CompletableFuture<Reading> read(AgentClient client, String namespace, Run<?, ?> run)
            throws AbortException;

    /**
     * Refuses arguments that make no sense.
     *
     * @throws IllegalArgumentException says why
     */
    protected void validate() {}

    /** Whether what is read is written into the workspace. */
    protected boolean writesIntoWorkspace() {
        return false;
    }

    @Override
    public final StepExecution start(StepContext context) throws Exception {
        if (writesIntoWorkspace()) {
            requireNode(context, "writes into the workspace");
        }
        LizardScope scope = context.get(LizardScope.class);
        return new ReadExecution(
                context, this, target(context.get(Run.class), scope == null ? LizardScope.NONE : scope));
    }
}
