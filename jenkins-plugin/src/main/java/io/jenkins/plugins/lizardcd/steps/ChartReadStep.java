package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A step that reads a chart of a repository or a registry. */
public abstract class ChartReadStep extends ReadStep {

    private static final long serialVersionUID = 1L;

    private final String chart;
    private String version;
    private String repo;
    private String repoCredentialsId;

    /**
     * For subclasses.
     *
     * @param chart {@code oci://...}, a URL, or a chart's name in {@code repo}
     */
    protected ChartReadStep(String chart) {
        this.chart = Util.fixNull(chart).trim();
    }

    @DataBoundSetter
    public final void setVersion(String version) {
        this.version = Util.fixEmptyAndTrim(version);
    }

    @DataBoundSetter
    public final void setRepo(String repo) {
        this.repo = Util.fixEmptyAndTrim(repo);
    }

    /** Id of a credential with a name and a password. */
    @DataBoundSetter
    public final void setRepoCredentialsId(String repoCredentialsId) {
        this.repoCredentialsId = Util.fixEmptyAndTrim(repoCredentialsId);
    }

    public final String getChart() {
        return chart;
    }

    public final String getVersion() {
        return version;
    }

    public final String getRepo() {
        return repo;
    }

    public final String getRepoCredentialsId() {
        return repoCredentialsId;
    }

    /** Where the chart comes from, as the arguments say. */
    final ChartSource source() {
        return ChartSource.of(chart, version, repo);
    }

    /** Where the chart comes from, with the credentials of the build. */
    final ChartSource source(Run<?, ?> run) throws AbortException {
        return ChartCredentials.with(source(), repoCredentialsId, run);
    }

    /** What the descriptors of these steps share. */
    public abstract static class ChartReadStepDescriptor extends LizardStepDescriptor {

        /** Offers credentials with a name and a password. */
        @POST
        public ListBoxModel doFillRepoCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String repo, @QueryParameter String repoCredentialsId) {
            return ChartCredentials.list(item, repo, repoCredentialsId);
        }
    }
}
