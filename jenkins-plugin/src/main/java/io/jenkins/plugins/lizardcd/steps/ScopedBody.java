package io.jenkins.plugins.lizardcd.steps;

import io.jenkins.plugins.lizardcd.endpoint.Target;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The body of {@code withLizard}, with its scope and variables. */
final class ScopedBody implements Serializable {

    private static final long serialVersionUID = 1L;

    private final LizardScope scope;
    private final String endpoint;
    private final String namespace;

    ScopedBody(LizardScope scope, Target target) {
        this.scope = scope;
        this.endpoint = target.endpoint();
        this.namespace = target.namespace();
    }

    /**
     * Begins it.
     *
     * @param context of the step
     * @param callback is told its end
     */
    BodyExecution start(StepContext context, BodyExecutionCallback callback) throws IOException, InterruptedException {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("LIZARD_ENDPOINT", endpoint);
        if (namespace != null) {
            variables.put("LIZARD_NAMESPACE", namespace);
        }
        EnvironmentExpander outer = context.get(EnvironmentExpander.class);
        return context.newBodyInvoker()
                .withContext(scope)
                .withContext(EnvironmentExpander.merge(outer, EnvironmentExpander.constant(variables)))
                .withCallback(callback)
                .start();
    }
}
