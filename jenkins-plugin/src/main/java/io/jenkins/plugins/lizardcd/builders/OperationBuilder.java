package io.jenkins.plugins.lizardcd.builders;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
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
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Does in a freestyle project what a Pipeline step does, and waits for the end on the build's executor. All settings
 * are those of the step, which it holds. It is no {@code SimpleBuildStep}, because Pipelines have the step itself, and would
 * show each of them twice.
 */
public abstract class OperationBuilder extends Builder {

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
    public final boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        EnvVars env = build.getEnvironment(listener);
        OperationState state = expanded(env::expand).prepare(build, Callers.key(build, "builder-" + UUID.randomUUID()));
        BlockingHost host = new BlockingHost(build, build.getWorkspace(), listener, env.get("TRACEPARENT"));
        OperationFollower follower = new OperationFollower(state, host);
        follower.start();
        host.await(follower);
        return true;
    }

    private OperationStep expanded(UnaryOperator<String> expand) throws AbortException {
        try {
            return ExpandedStep.of(step, overrides, expand);
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }
}
