package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.run.Values;
import io.jenkins.plugins.lizardcd.shared.HelmOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** Reads a part of a release, as {@code helm get} and {@code helm history}. It is returned, never logged. */
public final class HelmGetStep extends ReadStep {

    private static final long serialVersionUID = 1L;
    private static final List<String> TEXTS = List.of("manifest", "hooks", "notes");
    private static final List<String> DATA = List.of("values", "history");

    private final String release;
    private final String part;
    private int revision;
    private boolean all;

    /**
     * Reads a part.
     *
     * @param release name of the release
     * @param part helm's word for it: values, manifest, hooks, notes or history
     */
    @DataBoundConstructor
    public HelmGetStep(String release, String part) {
        this.release = Util.fixNull(release).trim();
        this.part = Util.fixNull(part).trim();
    }

    /** Zero means the newest one. */
    @DataBoundSetter
    public void setRevision(int revision) {
        this.revision = revision;
    }

    /** Whether values come with the chart's own below them. */
    @DataBoundSetter
    public void setAll(boolean all) {
        this.all = all;
    }

    public String getRelease() {
        return release;
    }

    public String getPart() {
        return part;
    }

    public int getRevision() {
        return revision;
    }

    public boolean isAll() {
        return all;
    }

    @Override
    protected void validate() {
        HelmOperation.requireRelease(release);
        if (!TEXTS.contains(part) && !DATA.contains(part)) {
            throw new IllegalArgumentException(
                    "part '" + part + "' is unknown; use one of values, manifest, hooks, notes, history");
        }
        if (revision < 0 || revision > 0 && part.equals("history")) {
            throw new IllegalArgumentException("revision must be 0 (the newest) or more, and is not for history");
        }
        if (all && !part.equals("values")) {
            throw new IllegalArgumentException("all is for values only");
        }
    }

    @Override
    protected CompletableFuture<Reading> read(AgentClient client, String namespace, Run<?, ?> run) {
        Map<String, String> query = new LinkedHashMap<>();
        if (revision > 0) {
            query.put("revision", Integer.toString(revision));
        }
        if (all) {
            query.put("all", "true");
        }
        String path = "releases/" + release + "/" + part;
        return TEXTS.contains(part)
                ? client.text(namespace, path, query).thenApply(text -> new Reading(null, text))
                : client.value(namespace, path, query).thenApply(value -> new Reading(null, Values.plain(null, value)));
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardHelmGet";
        }

        @Override
        public String getDisplayName() {
            return Messages.HelmGetStep_DisplayName();
        }

        /** Offers the parts. */
        @POST
        public ListBoxModel doFillPartItems() {
            return new ListBoxModel()
                    .add("values")
                    .add("manifest")
                    .add("hooks")
                    .add("notes")
                    .add("history");
        }
    }
}
