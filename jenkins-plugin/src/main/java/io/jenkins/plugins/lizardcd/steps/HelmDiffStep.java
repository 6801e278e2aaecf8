package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.run.Values;
import io.jenkins.plugins.lizardcd.shared.DriftQuery;
import io.jenkins.plugins.lizardcd.shared.HelmOperation;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ReleaseDrift;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Reports what in the cluster differs from the manifest of a release: what has drifted since helm wrote it. */
public final class HelmDiffStep extends ReadStep {

    private static final long serialVersionUID = 1L;

    private final String release;
    private List<String> ignore = new ArrayList<>();

    /**
     * Compares a release with the cluster.
     *
     * @param release its name
     */
    @DataBoundConstructor
    public HelmDiffStep(String release) {
        this.release = Util.fixNull(release).trim();
    }

    /** Fields that are left to others, one a line. */
    @DataBoundSetter
    public void setIgnore(List<String> ignore) {
        this.ignore = Variables.lines(ignore);
    }

    public String getRelease() {
        return release;
    }

    public List<String> getIgnore() {
        return new ArrayList<>(ignore);
    }

    @Override
    protected void validate() {
        HelmOperation.requireRelease(release);
        query();
    }

    private DriftQuery query() {
        return new DriftQuery(ignore.stream().map(String::trim).toList());
    }

    @Override
    protected CompletableFuture<Reading> read(AgentClient client, String namespace, Run<?, ?> run) {
        return client.drift(namespace, release, query())
                .thenApply(drift -> new Reading(
                        text(drift), Values.plain(null, Json.tolerant().convertValue(drift, Map.class))));
    }

    private static String text(ReleaseDrift drift) {
        StringBuilder text = new StringBuilder("[lizard] release/" + drift.release());
        if (drift.drifted()) {
            int objects = drift.changed().size() + drift.missing().size();
            text.append(" has drifted from revision ").append(drift.revision()).append(": ");
            text.append(objects).append(objects == 1 ? " object" : " objects");
        } else {
            text.append(" is as revision ").append(drift.revision()).append(" made it");
        }
        text.append('\n');
        drift.diff()
                .lines()
                .forEach(line -> text.append("         ").append(line).append('\n'));
        drift.notCompared()
                .forEach(reason ->
                        text.append("[lizard] not compared: ").append(reason).append('\n'));
        return text.toString();
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardHelmDiff";
        }

        @Override
        public String getDisplayName() {
            return Messages.HelmDiffStep_DisplayName();
        }
    }
}
