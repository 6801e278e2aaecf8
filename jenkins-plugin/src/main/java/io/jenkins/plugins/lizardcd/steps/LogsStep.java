package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.FormValidation;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.Names;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Reads the logs of a workload's pods, as {@code kubectl logs}, into the log of the build or as a value. */
public final class LogsStep extends ReadStep {

    private static final long serialVersionUID = 1L;

    private final String workload;
    private int tail = 100;
    private String since;
    private String container;
    private boolean previous;
    private boolean returnText;

    /**
     * Reads logs.
     *
     * @param workload such as {@code deployment/web}, or {@code pod/web-1}
     */
    @DataBoundConstructor
    public LogsStep(String workload) {
        this.workload = Util.fixNull(workload).trim();
    }

    @DataBoundSetter
    public void setTail(int tail) {
        this.tail = tail;
    }

    @DataBoundSetter
    public void setSince(String since) {
        this.since = Util.fixEmptyAndTrim(since);
    }

    @DataBoundSetter
    public void setContainer(String container) {
        this.container = Util.fixEmptyAndTrim(container);
    }

    @DataBoundSetter
    public void setPrevious(boolean previous) {
        this.previous = previous;
    }

    @DataBoundSetter
    public void setReturnText(boolean returnText) {
        this.returnText = returnText;
    }

    public String getWorkload() {
        return workload;
    }

    public int getTail() {
        return tail;
    }

    public String getSince() {
        return since;
    }

    public String getContainer() {
        return container;
    }

    public boolean isPrevious() {
        return previous;
    }

    public boolean isReturnText() {
        return returnText;
    }

    @Override
    protected void validate() {
        Workload.parse(workload);
        if (tail < 1) {
            throw new IllegalArgumentException("tail must be 1 or more, not " + tail);
        }
        if (since != null) {
            GoDuration.parse(since);
        }
        if (container != null) {
            Names.requireLabel(container, "container");
        }
    }

    @Override
    protected CompletableFuture<Reading> read(AgentClient client, String namespace, Run<?, ?> run) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("workload", Workload.parse(workload).toString());
        query.put("tail", Integer.toString(tail));
        if (since != null) {
            query.put("since", since);
        }
        if (container != null) {
            query.put("container", container);
        }
        if (previous) {
            query.put("previous", "true");
        }
        return client.logs(namespace, query)
                .thenApply(text -> returnText ? new Reading(null, text) : new Reading(printable(text), null));
    }

    /** The text comes from pods: without escape characters it cannot forge console notes. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t\\n]]+", "");
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardLogs";
        }

        @Override
        public String getDisplayName() {
            return Messages.LogsStep_DisplayName();
        }

        /** Checks the spelling of a duration. */
        @POST
        public FormValidation doCheckSince(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, Util.fixEmptyAndTrim(value) == null ? "0" : value, GoDuration::parse);
        }
    }
}
