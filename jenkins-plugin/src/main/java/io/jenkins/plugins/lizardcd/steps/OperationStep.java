package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.permission.DeployGuard;
import io.jenkins.plugins.lizardcd.run.Callers;
import io.jenkins.plugins.lizardcd.run.OperationState;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.LockPolicy;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that submits an operation and waits for its end. A subclass says what the operation is; all else is here. */
public abstract class OperationStep extends LizardStep {

    private static final long serialVersionUID = 1L;

    private String timeout;
    private boolean dryRun;
    private String onAbort;
    private String lock;
    private boolean quiet;

    /** Time for the whole operation, such as {@code 5m}; empty for that of the enclosing block, else five minutes. */
    @DataBoundSetter
    public final void setTimeout(String timeout) {
        this.timeout = Util.fixEmptyAndTrim(timeout);
    }

    /** Whether to plan only. */
    @DataBoundSetter
    public final void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** What an abort of the build does: cancel, rollback or leave; empty for that of the enclosing block, else cancel. */
    @DataBoundSetter
    public final void setOnAbort(String onAbort) {
        this.onAbort = Util.fixEmptyAndTrim(onAbort);
    }

    /** What to do when another operation runs on the target: queue, fail or supersede; empty means queue. */
    @DataBoundSetter
    public final void setLock(String lock) {
        this.lock = Util.fixEmptyAndTrim(lock);
    }

    /** Whether only the first and the last line go to the log. */
    @DataBoundSetter
    public final void setQuiet(boolean quiet) {
        this.quiet = quiet;
    }

    public final String getTimeout() {
        return timeout;
    }

    public final boolean isDryRun() {
        return dryRun;
    }

    public final String getOnAbort() {
        return onAbort;
    }

    public final String getLock() {
        return lock;
    }

    public final boolean isQuiet() {
        return quiet;
    }

    /**
     * What to do. Called on the CPS thread: no network.
     *
     * @param run the build
     * @param target where to do it
     * @throws IllegalArgumentException when the arguments make no sense; the message says why
     * @throws AbortException when something that the arguments name does not exist
     */
    protected abstract Work work(Run<?, ?> run, Target target) throws AbortException;

    /** Whether nothing is to be changed. */
    protected boolean plansOnly() {
        return dryRun;
    }

    /** Whether files of the workspace are named, so that a builder needs one. */
    public boolean usesWorkspace() {
        return false;
    }

    @Override
    public final StepExecution start(StepContext context) throws Exception {
        Run<?, ?> run = context.get(Run.class);
        LizardScope scope = context.get(LizardScope.class);
        String key = Callers.key(run, context.get(FlowNode.class).getId());
        OperationState state = prepare(run, scope == null ? LizardScope.NONE : scope, key);
        if (state.needsWorkspace()) {
            requireNode(context, "names files of the workspace");
        }
        return new OperationExecution(context, state);
    }

    /**
     * All that is needed to submit this operation outside of any block.
     *
     * @param run the build
     * @param key idempotency key
     * @throws AbortException when the arguments make no sense or are not allowed
     */
    public final OperationState prepare(Run<?, ?> run, String key) throws AbortException {
        return prepare(run, LizardScope.NONE, key);
    }

    /**
     * All that is needed to submit this operation.
     *
     * @param run the build
     * @param scope what encloses the step
     * @param key idempotency key
     * @throws AbortException when the arguments make no sense or are not allowed
     */
    final OperationState prepare(Run<?, ?> run, LizardScope scope, String key) throws AbortException {
        Target target = target(run, scope);
        DeployGuard.require(run);
        try {
            Work work = work(run, target);
            OnAbort abort = choice(OnAbort.class, "onAbort", onAbort != null ? onAbort : scope.onAbort());
            String time = timeout != null ? timeout : scope.timeout();
            OperationRequest request = new OperationRequest(
                    key,
                    work.spec(),
                    time == null ? null : GoDuration.parse(time),
                    abort,
                    choice(LockPolicy.class, "lock", lock),
                    plansOnly(),
                    Callers.of(run));
            OperationState state = new OperationState(
                    target,
                    work.target(),
                    plansOnly() ? work.summary() + ", dry run" : work.summary(),
                    Json.write(request),
                    request.timeout().toMillis(),
                    quiet,
                    abort == OnAbort.LEAVE,
                    !plansOnly() && !work.spec().targets().isEmpty(),
                    false);
            state.sendAhead(work.files());
            return state;
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Refuses what a step in a batch cannot have, as the batch is one operation. */
    final void requireNothingOfItsOwn() {
        if (getEndpoint() != null
                || getNamespace() != null
                || timeout != null
                || onAbort != null
                || lock != null
                || dryRun
                || quiet) {
            throw new IllegalArgumentException(
                    "the operations of a batch have no endpoint, namespace, timeout, onAbort,"
                            + " lock, dryRun or quiet of their own; say it of the batch");
        }
    }

    static <E extends Enum<E>> E choice(Class<E> type, String parameter, String text) {
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (spelled(constant).equalsIgnoreCase(text)) {
                return constant;
            }
        }
        String known = Arrays.stream(type.getEnumConstants())
                .map(OperationStep::spelled)
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(parameter + " '" + text + "' is unknown; use one of " + known);
    }

    /** {@code resetThenReuse} for {@code RESET_THEN_REUSE}. */
    private static String spelled(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
        return Arrays.stream(words)
                .skip(1)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", words[0], ""));
    }
}
