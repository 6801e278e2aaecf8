package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.lizardcd.endpoint.EndpointResolver;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Says for the steps inside it where they go. It asks no agent: in Declarative a wrapper that fails at start would also
 * take the {@code post} section with it.
 */
public final class WithLizardStep extends Step {

    private final String endpoint;
    private String namespace;
    private String timeout;
    private String onAbort;

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

    @Override
    public StepExecution start(StepContext context) throws Exception {
        LizardScope outer = context.get(LizardScope.class);
        LizardScope scope = new LizardScope(Util.fixEmpty(endpoint), namespace, timeout, onAbort)
                .inside(outer == null ? LizardScope.NONE : outer);
        try {
            if (timeout != null) {
                GoDuration.parse(timeout);
            }
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
        Run<?, ?> run = context.get(Run.class);
        Target target = EndpointResolver.resolveEndpoint(scope.endpoint(), scope.namespace(), run.getParent());
        return new Execution(context, scope, target);
    }

    /** Runs the body with the scope; nothing happens before or behind it, so it survives any restart. */
    private static final class Execution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final LizardScope scope;
        private final String endpoint;
        private final String namespace;

        Execution(StepContext context, LizardScope scope, Target target) {
            super(context);
            this.scope = scope;
            this.endpoint = target.endpoint();
            this.namespace = target.namespace();
        }

        @Override
        public boolean start() throws Exception {
            Map<String, String> variables = new LinkedHashMap<>();
            variables.put("LIZARD_ENDPOINT", endpoint);
            if (namespace != null) {
                variables.put("LIZARD_NAMESPACE", namespace);
            }
            EnvironmentExpander outer = getContext().get(EnvironmentExpander.class);
            getContext()
                    .newBodyInvoker()
                    .withContext(scope)
                    .withContext(EnvironmentExpander.merge(outer, EnvironmentExpander.constant(variables)))
                    .withCallback(BodyExecutionCallback.wrap(getContext()))
                    .start();
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
            return Set.of(Run.class, TaskListener.class, EnvVars.class);
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(LizardScope.class, EnvironmentExpander.class);
        }
    }
}
