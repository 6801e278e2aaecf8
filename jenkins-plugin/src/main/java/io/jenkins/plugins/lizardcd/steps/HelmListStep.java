package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.run.Values;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.stapler.DataBoundConstructor;

/** Lists the releases of a namespace, as {@code helm list --all}. */
public final class HelmListStep extends ReadStep {

    private static final long serialVersionUID = 1L;

    /** Lists the releases of the namespace that the step goes to. */
    @DataBoundConstructor
    public HelmListStep() {
        // nothing is required
    }

    @Override
    protected CompletableFuture<Reading> read(AgentClient client, String namespace, Run<?, ?> run) {
        return client.value(namespace, "releases", Map.of())
                .thenApply(releases -> new Reading(null, Values.plain(null, releases)));
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardHelmList";
        }

        @Override
        public String getDisplayName() {
            return Messages.HelmListStep_DisplayName();
        }
    }
}
