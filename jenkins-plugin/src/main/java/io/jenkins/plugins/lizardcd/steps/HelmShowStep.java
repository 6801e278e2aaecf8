package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.run.Values;
import io.jenkins.plugins.lizardcd.shared.ChartQuery;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Reads what a chart is and what it makes, as {@code helm show}, {@code template}, {@code lint} and {@code search}. */
public final class HelmShowStep extends ChartReadStep {

    private static final long serialVersionUID = 1L;
    private static final List<String> PARTS =
            List.of("chart", "values", "readme", "crds", "versions", "template", "lint");

    private final String part;
    private String values;
    private String release;

    /**
     * Reads a part.
     *
     * @param chart {@code oci://...}, a URL, or a chart's name in {@code repo}
     * @param part chart, values, readme, crds, versions, template or lint
     */
    @DataBoundConstructor
    public HelmShowStep(String chart, String part) {
        super(chart);
        this.part = Util.fixNull(part).trim();
    }

    @DataBoundSetter
    public void setValues(String values) {
        // As it is: the blanks of its first line say how deep it is, like those of all others.
        this.values = Util.fixEmptyAndTrim(values) == null ? null : values;
    }

    @DataBoundSetter
    public void setRelease(String release) {
        this.release = Util.fixEmptyAndTrim(release);
    }

    public String getPart() {
        return part;
    }

    public String getValues() {
        return values;
    }

    public String getRelease() {
        return release;
    }

    @Override
    protected void validate() {
        if (!PARTS.contains(part)) {
            throw new IllegalArgumentException(
                    "part '" + part + "' is unknown; use one of " + String.join(", ", PARTS));
        }
        query(source());
    }

    private ChartQuery query(ChartSource source) {
        return new ChartQuery(source, HelmValues.of(values), release);
    }

    @Override
    protected CompletableFuture<Reading> read(AgentClient client, String namespace, Run<?, ?> run)
            throws AbortException {
        ChartSource source = source(run);
        return client.chart(namespace, part, Json.write(query(source)))
                .thenApply(value -> new Reading(null, Values.plain(null, value)));
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends ChartReadStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardHelmShow";
        }

        @Override
        public String getDisplayName() {
            return Messages.HelmShowStep_DisplayName();
        }

        /** Here it may be left out. */
        @Override
        @POST
        public FormValidation doCheckRelease(@AncestorInPath Item item, @QueryParameter String value) {
            return Util.fixEmptyAndTrim(value) == null ? FormValidation.ok() : super.doCheckRelease(item, value);
        }

        /** Takes a map of values as well as YAML text. */
        @Override
        public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
            Map<String, Object> given = new LinkedHashMap<>(arguments);
            given.computeIfPresent("values", (name, value) -> ValuesMap.asText(value));
            return super.customInstantiate(given);
        }

        /** Offers the parts. */
        @POST
        public ListBoxModel doFillPartItems() {
            ListBoxModel items = new ListBoxModel();
            PARTS.forEach(items::add);
            return items;
        }
    }
}
