package io.jenkins.plugins.lizardcd.builders;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.lizardcd.run.OperationFollower;
import io.jenkins.plugins.lizardcd.run.OperationState;
import io.jenkins.plugins.lizardcd.steps.OperationStep;
import java.io.IOException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.DataBoundSetter;

/** What all builders share: the common parameters, and waiting for the end on the build's executor. */
public abstract class OperationBuilder extends Builder implements SimpleBuildStep {

    private String endpoint;
    private String namespace;
    private String timeout;
    private String onAbort;
    private String lock;
    private boolean dryRun;
    private boolean quiet;

    @DataBoundSetter
    public final void setEndpoint(String endpoint) {
        this.endpoint = Util.fixEmptyAndTrim(endpoint);
    }

    @DataBoundSetter
    public final void setNamespace(String namespace) {
        this.namespace = Util.fixEmptyAndTrim(namespace);
    }

    @DataBoundSetter
    public final void setTimeout(String timeout) {
        this.timeout = Util.fixEmptyAndTrim(timeout);
    }

    @DataBoundSetter
    public final void setOnAbort(String onAbort) {
        this.onAbort = Util.fixEmptyAndTrim(onAbort);
    }

    @DataBoundSetter
    public final void setLock(String lock) {
        this.lock = Util.fixEmptyAndTrim(lock);
    }

    @DataBoundSetter
    public final void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @DataBoundSetter
    public final void setQuiet(boolean quiet) {
        this.quiet = quiet;
    }

    public final String getEndpoint() {
        return endpoint;
    }

    public final String getNamespace() {
        return namespace;
    }

    public final String getTimeout() {
        return timeout;
    }

    public final String getOnAbort() {
        return onAbort;
    }

    public final String getLock() {
        return lock;
    }

    public final boolean isDryRun() {
        return dryRun;
    }

    public final boolean isQuiet() {
        return quiet;
    }

    /**
     * The Pipeline step that does the same.
     *
     * @param expand replaces {@code $VARIABLE}; null stays null
     * @throws AbortException when a value makes no sense
     */
    protected abstract OperationStep step(UnaryOperator<String> expand) throws AbortException;

    @Override
    public final void perform(Run<?, ?> run, EnvVars env, TaskListener listener)
            throws InterruptedException, IOException {
        // In a Pipeline Groovy has done this already, and a second time would be a surprise.
        UnaryOperator<String> expand = run instanceof AbstractBuild ? env::expand : UnaryOperator.identity();
        OperationStep step = step(expand);
        step.setEndpoint(expand.apply(endpoint));
        step.setNamespace(expand.apply(namespace));
        step.setTimeout(expand.apply(timeout));
        step.setOnAbort(onAbort);
        step.setLock(lock);
        step.setDryRun(dryRun);
        step.setQuiet(quiet);
        OperationState state = step.prepare(run, run.getExternalizableId() + "/builder-" + UUID.randomUUID());
        BlockingHost host = new BlockingHost(run, listener, env.get("TRACEPARENT"));
        OperationFollower follower = new OperationFollower(state, host);
        follower.start();
        host.await(follower);
    }

    @Override
    public final boolean requiresWorkspace() {
        return false;
    }

    /**
     * Reads a number that a user may have given by a variable.
     *
     * @param name name of the parameter, for the message
     * @param text the expanded text
     * @param missing the number when there is no text
     */
    static long number(String name, String text, long missing) throws AbortException {
        try {
            return Util.fixEmptyAndTrim(text) == null ? missing : Long.parseLong(text.trim());
        } catch (NumberFormatException e) {
            throw new AbortException(name + " must be a whole number, not '" + text + "'");
        }
    }
}
