package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.lizardcd.endpoint.EndpointForm;
import io.jenkins.plugins.lizardcd.endpoint.EndpointResolver;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.permission.DeployGuard;
import io.jenkins.plugins.lizardcd.run.Callers;
import io.jenkins.plugins.lizardcd.run.OperationState;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.LockOperation.HoldLock;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Says for the steps inside it where they go. It asks no agent: in Declarative a wrapper that fails at start would also
 * take the {@code post} section with it.
 */
public final class WithLizardStep extends Step {

    private final String endpoint;
    private String namespace;
    private String timeout;
    private String onAbort;
    private String credentialsId;
    private String lock;

    /**
     * Goes to that endpoint.
     *
     * @param endpoint name of the endpoint
     */
    @DataBoundConstructor
    public WithLizardStep(String endpoint) {
        this.endpoint = Util.fixNull(endpoint).trim();
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = Util.fixEmptyAndTrim(namespace);
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = Util.fixEmptyAndTrim(timeout);
    }

    @DataBoundSetter
    public void setOnAbort(String onAbort) {
        this.onAbort = Util.fixEmptyAndTrim(onAbort);
    }

    /** Credential of the build's own instead of the endpoint's; the administrator must allow it. */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Name of a lock in the namespace; the body runs while no other one has it. */
    @DataBoundSetter
    public void setLock(String lock) {
        this.lock = Util.fixEmptyAndTrim(lock);
    }

    public String getEndpoint() {
        return endpoint;
    }

    public String getNamespace() {
        return namespace;
    }

    public String getTimeout() {
        return timeout;
    }

    public String getOnAbort() {
        return onAbort;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    public String getLock() {
        return lock;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        LizardScope outer = context.get(LizardScope.class);
        LizardScope scope = new LizardScope(Util.fixEmpty(endpoint), namespace, credentialsId, timeout, onAbort)
                .inside(outer == null ? LizardScope.NONE : outer);
        Run<?, ?> run = context.get(Run.class);
        try {
            if (timeout != null) {
                GoDuration.parse(timeout);
            }
            Target target = EndpointResolver.resolveEndpoint(
                    scope.endpoint(), scope.namespace(), scope.credentialsId(), run.getParent());
            if (lock == null) {
                return new Execution(context, new ScopedBody(scope, target));
            }
            OperationState hold = hold(run, target, context.get(FlowNode.class));
            if (scope.holds(hold.where())) {
                throw new IllegalArgumentException("a block around this one holds the lock '" + lock
                        + "' already, and would wait for ever; leave lock out inside");
            }
            return new LockExecution(context, new ScopedBody(scope.holding(hold.where()), target), hold);
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private OperationState hold(Run<?, ?> run, Target target, FlowNode node) throws AbortException {
        DeployGuard.require(run);
        if (target.namespace() == null) {
            throw new IllegalArgumentException("lock '" + lock + "' needs a namespace; name one, or set a default at"
                    + " the endpoint or the folder");
        }
        HoldLock spec = new HoldLock(lock);
        OperationRequest request =
                new OperationRequest(Callers.key(run, node.getId()), spec, null, null, null, false, Callers.of(run));
        long expiry = request.timeout().toMillis();
        return new OperationState(
                target, spec.targets().get(0), "hold the lock", Json.write(request), expiry, false, false, false, true);
    }

    /** Runs the body with the scope; nothing happens before or behind it, so it survives any restart. */
    private static final class Execution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final ScopedBody body;

        Execution(StepContext context, ScopedBody body) {
            super(context);
            this.body = body;
        }

        @Override
        public boolean start() throws Exception {
            body.start(getContext(), BodyExecutionCallback.wrap(getContext()));
            return false;
        }

        @Override
        public void onResume() {
            // the body goes on by itself
        }
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "withLizard";
        }

        @Override
        public String getDisplayName() {
            return Messages.WithLizardStep_DisplayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class, EnvVars.class);
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(LizardScope.class, EnvironmentExpander.class);
        }

        /** Offers the credentials that the job sees. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return EndpointForm.credentials(item, credentialsId);
        }

        /** Checks the spelling of a lock. */
        @POST
        public FormValidation doCheckLock(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, Util.fixEmptyAndTrim(value) == null ? "none" : value, HoldLock::new);
        }
    }
}
