package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.client.ChartArchive;
import io.jenkins.plugins.lizardcd.shared.ChartQuery;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.workspace.ChartFiles;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Brings a chart into the workspace, as {@code helm pull}; the agent pulls it, by its network and its policy. */
public final class HelmPullStep extends ChartReadStep {

    private static final long serialVersionUID = 1L;

    private String destination;
    private boolean untar;

    /**
     * Pulls a chart.
     *
     * @param chart {@code oci://...}, a URL, or a chart's name in {@code repo}
     */
    @DataBoundConstructor
    public HelmPullStep(String chart) {
        super(chart);
    }

    /** Directory in the workspace, as {@code --destination}. */
    @DataBoundSetter
    public void setDestination(String destination) {
        this.destination = Util.fixEmptyAndTrim(destination);
    }

    /** Whether it is unpacked, as {@code --untar}. */
    @DataBoundSetter
    public void setUntar(boolean untar) {
        this.untar = untar;
    }

    public String getDestination() {
        return destination;
    }

    public boolean isUntar() {
        return untar;
    }

    @Override
    protected void validate() {
        new ChartQuery(source(), null, null);
        files();
    }

    @Override
    protected boolean writesIntoWorkspace() {
        return true;
    }

    private ChartFiles files() {
        return new ChartFiles(destination, untar);
    }

    @Override
    protected CompletableFuture<Reading> read(AgentClient client, String namespace, Run<?, ?> run)
            throws AbortException {
        return client.pull(namespace, Json.write(new ChartQuery(source(run), null, null)))
                .thenApply(archive -> new Reading(null, null, workspace -> write(archive, workspace)));
    }

    private Reading write(ChartArchive archive, FilePath workspace) throws IOException, InterruptedException {
        String path = files().write(archive, workspace);
        String sha256 = sha256(archive.content());
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("chart", archive.chart());
        value.put("chartVersion", archive.version());
        value.put("path", path);
        value.put("sha256", sha256);
        return new Reading(
                "[lizard] pulled " + archive.chart() + " " + archive.version() + " into " + path + ", sha256:" + sha256,
                value);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends ChartReadStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardHelmPull";
        }

        @Override
        public String getDisplayName() {
            return Messages.HelmPullStep_DisplayName();
        }
    }
}
