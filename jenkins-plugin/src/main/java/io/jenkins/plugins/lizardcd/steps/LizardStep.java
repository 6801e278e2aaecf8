package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.EndpointResolver;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import java.io.IOException;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps have that go to an agent: where to go. */
public abstract class LizardStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private String endpoint;
    private String namespace;

    /** Name of the endpoint; empty for that of the enclosing block, the folder or Jenkins. */
    @DataBoundSetter
    public final void setEndpoint(String endpoint) {
        this.endpoint = Util.fixEmptyAndTrim(endpoint);
    }

    /** The namespace; empty for that of the enclosing block, the folder or the endpoint. */
    @DataBoundSetter
    public final void setNamespace(String namespace) {
        this.namespace = Util.fixEmptyAndTrim(namespace);
    }

    public final String getEndpoint() {
        return endpoint;
    }

    public final String getNamespace() {
        return namespace;
    }

    /**
     * Where this step goes. Asks nobody outside of Jenkins.
     *
     * @param run the build
     * @param scope what encloses the step
     * @throws AbortException when it is not clear or not allowed
     */
    final Target target(Run<?, ?> run, LizardScope scope) throws AbortException {
        return EndpointResolver.resolve(
                endpoint != null ? endpoint : scope.endpoint(),
                namespace != null ? namespace : scope.namespace(),
                endpoint == null || endpoint.equals(scope.endpoint()) ? scope.credentialsId() : null,
                run.getParent());
    }

    /**
     * Refuses to start where there is no workspace, with less fuss than Pipeline itself would.
     *
     * @param context of the step
     * @param why it needs one, after the name of the step
     * @throws AbortException when there is none
     */
    final void requireNode(StepContext context, String why) throws IOException, InterruptedException {
        if (context.get(FilePath.class) == null) {
            throw new AbortException(getDescriptor().getFunctionName() + " " + why
                    + ", so it needs a node: put it inside node { }, or into a stage with an agent");
        }
    }
}
