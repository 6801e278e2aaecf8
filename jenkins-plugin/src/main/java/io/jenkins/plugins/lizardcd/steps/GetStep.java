package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.run.Values;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.stapler.DataBoundConstructor;

/** Reads one object, as {@code kubectl get -o json}. */
public final class GetStep extends ReadStep {

    private static final long serialVersionUID = 1L;

    private final String resource;

    /**
     * Reads an object.
     *
     * @param resource {@code kind/name}
     */
    @DataBoundConstructor
    public GetStep(String resource) {
        this.resource = Util.fixNull(resource).trim();
    }

    public String getResource() {
        return resource;
    }

    @Override
    protected void validate() {
        if (!resource.matches("[A-Za-z0-9.-]+/[a-z0-9.:-]+")) {
            throw new IllegalArgumentException(
                    "'" + resource + "' is not a resource; write kind/name, such as configmap/settings");
        }
    }

    @Override
    protected CompletableFuture<Reading> read(AgentClient client, String namespace, Run<?, ?> run) {
        return client.object(namespace, resource).thenApply(object -> new Reading(null, Values.plain(null, object)));
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardGet";
        }

        @Override
        public String getDisplayName() {
            return Messages.GetStep_DisplayName();
        }
    }
}
