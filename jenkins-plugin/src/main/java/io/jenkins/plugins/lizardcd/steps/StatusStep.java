package io.jenkins.plugins.lizardcd.steps;

import com.fasterxml.jackson.databind.JavaType;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.run.Values;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.NamespaceStatus;
import io.jenkins.plugins.lizardcd.shared.WorkloadStatus;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Reads the health of a namespace. A sick workload is an answer, not a failure. */
public final class StatusStep extends ReadStep {

    private static final long serialVersionUID = 1L;

    private boolean quiet;

    /** Reads the health of the namespace that the step goes to. */
    @DataBoundConstructor
    public StatusStep() {
        // nothing is required
    }

    @DataBoundSetter
    public void setQuiet(boolean quiet) {
        this.quiet = quiet;
    }

    public boolean isQuiet() {
        return quiet;
    }

    @Override
    protected CompletableFuture<Reading> read(AgentClient client, String namespace, Run<?, ?> run) {
        JavaType map = Json.tolerant().getTypeFactory().constructMapType(Map.class, String.class, Object.class);
        return client.status(namespace)
                .thenApply(status -> new Reading(
                        quiet ? null : describe(status),
                        Values.plain(null, Json.tolerant().convertValue(status, map))));
    }

    private static String describe(NamespaceStatus status) {
        StringBuilder text = new StringBuilder("[lizard] " + status.namespace() + " is "
                + status.health().name().toLowerCase(Locale.ROOT) + "\n");
        for (WorkloadStatus workload : status.workloads()) {
            text.append("         ")
                    .append(workload.workload())
                    .append(": ")
                    .append(workload.health().name().toLowerCase(Locale.ROOT))
                    .append(", ")
                    .append(workload.ready() + "/" + workload.desired() + " ready")
                    .append(workload.message() == null ? "" : ", " + workload.message())
                    .append('\n');
        }
        return text.toString();
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardStatus";
        }

        @Override
        public String getDisplayName() {
            return Messages.StatusStep_DisplayName();
        }
    }
}
