package io.jenkins.plugins.lizardcd.builders;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.lizardcd.run.Callers;
import io.jenkins.plugins.lizardcd.run.OperationFollower;
import io.jenkins.plugins.lizardcd.run.OperationState;
import io.jenkins.plugins.lizardcd.steps.OperationStep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Does in a freestyle project what a Pipeline step does, and waits for the end on the build's executor. All settings
 * are those of the step, which it holds.
 */
public abstract class OperationBuilder extends Builder implements SimpleBuildStep {

    private final OperationStep step;
    private List<String> overrides = new ArrayList<>();

    /**
     * For subclasses.
     *
     * @param step what to do
     */
    protected OperationBuilder(OperationStep step) {
        this.step = step;
    }

    public final OperationStep getStep() {
        return step;
    }

    /**
     * Settings of the step that come from variables, each {@code name=value}: the only way to give a number or a switch
     * by a parameter of the build.
     */
    @DataBoundSetter
    public final void setOverrides(List<String> overrides) {
        this.overrides = ExpandedStep.lines(overrides);
    }

    public final List<String> getOverrides() {
        return new ArrayList<>(overrides);
    }

    @Override
    public final void perform(Run<?, ?> run, EnvVars env, TaskListener listener)
            throws InterruptedException, IOException {
        perform(run, (FilePath) null, env, listener);
    }

    @Override
    public final void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        perform(run, workspace, env, listener);
    }

    private void perform(Run<?, ?> run, FilePath workspace, EnvVars env, TaskListener listener)
            throws InterruptedException, IOException {
        // In a Pipeline Groovy has done this already, and a second time would be a surprise.
        UnaryOperator<String> expand = run instanceof AbstractBuild ? env::expand : UnaryOperator.identity();
        OperationState state = expanded(expand).prepare(run, Callers.key(run, "builder-" + UUID.randomUUID()));
        BlockingHost host = new BlockingHost(run, workspace, listener, env.get("TRACEPARENT"));
        OperationFollower follower = new OperationFollower(state, host);
        follower.start();
        host.await(follower);
    }

    private OperationStep expanded(UnaryOperator<String> expand) throws AbortException {
        try {
            return ExpandedStep.of(step, overrides, expand);
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    @Override
    public final boolean requiresWorkspace() {
        return step.usesWorkspace();
    }
}
