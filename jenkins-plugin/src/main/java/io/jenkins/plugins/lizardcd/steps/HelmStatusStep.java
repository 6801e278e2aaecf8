package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.run.Values;
import io.jenkins.plugins.lizardcd.shared.HelmOperation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.stapler.DataBoundConstructor;

/** Reads the status of a release; that there is none is an answer, too. */
public final class HelmStatusStep extends ReadStep {

    private static final long serialVersionUID = 1L;

    private final String release;

    /**
     * Reads the status of a release.
     *
     * @param release its name
     */
    @DataBoundConstructor
    public HelmStatusStep(String release) {
        this.release = Util.fixNull(release).trim();
    }

    public String getRelease() {
        return release;
    }

    @Override
    protected void validate() {
        HelmOperation.requireRelease(release);
    }

    @Override
    protected CompletableFuture<Reading> read(AgentClient client, String namespace, Run<?, ?> run) {
        return client.value(namespace, "releases", Map.of("release", release)).thenApply(found -> {
            Object one = found instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
            return new Reading(null, Values.plain(null, one));
        });
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardHelmStatus";
        }

        @Override
        public String getDisplayName() {
            return Messages.HelmStatusStep_DisplayName();
        }
    }
}
