package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.NameList;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that makes a release of a chart and values. */
public abstract class HelmChartStep extends HelmChangeStep {

    private static final long serialVersionUID = 1L;

    private final String chart;
    private String version;
    private String repo;
    private String repoCredentialsId;
    private String values;
    private List<String> set = new ArrayList<>();
    private List<String> setString = new ArrayList<>();
    private List<String> setFile = new ArrayList<>();
    private List<String> valuesFiles = new ArrayList<>();
    private boolean dependencyUpdate;

    /**
     * For subclasses.
     *
     * @param release name of the release
     * @param chart {@code oci://...}, a URL, a chart's name in {@code repo}, or its directory or archive in the workspace
     */
    protected HelmChartStep(String release, String chart) {
        super(release);
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

    @DataBoundSetter
    public final void setValues(String values) {
        // As it is: the blanks of its first line say how deep it is, like those of all others.
        this.values = Util.fixEmptyAndTrim(values) == null ? null : values;
    }

    /** Each {@code key=value}, as {@code --set}. */
    @DataBoundSetter
    public final void setSet(List<String> set) {
        this.set = lines(set);
    }

    /** Each {@code key=value}, as {@code --set-string}. */
    @DataBoundSetter
    public final void setSetString(List<String> setString) {
        this.setString = lines(setString);
    }

    /** Each {@code key=path} of a file of the workspace, as {@code --set-file}. */
    @DataBoundSetter
    public final void setSetFile(List<String> setFile) {
        this.setFile = lines(setFile);
    }

    /** Files of the workspace, as {@code --values}; the later over the earlier. */
    @DataBoundSetter
    public final void setValuesFiles(List<String> valuesFiles) {
        this.valuesFiles = NameList.of(valuesFiles);
    }

    /** Whether the dependencies of a chart of the workspace are fetched first. */
    @DataBoundSetter
    public final void setDependencyUpdate(boolean dependencyUpdate) {
        this.dependencyUpdate = dependencyUpdate;
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

    public final String getValues() {
        return values;
    }

    public final List<String> getSet() {
        return new ArrayList<>(set);
    }

    public final List<String> getSetString() {
        return new ArrayList<>(setString);
    }

    public final List<String> getSetFile() {
        return new ArrayList<>(setFile);
    }

    public final List<String> getValuesFiles() {
        return new ArrayList<>(valuesFiles);
    }

    public final boolean isDependencyUpdate() {
        return dependencyUpdate;
    }

    /** What it needs of the workspace. */
    final HelmFiles files() {
        return new HelmFiles(chart, repo, dependencyUpdate, valuesFiles, setFile);
    }

    final HelmValues helmValues() {
        return new HelmValues(valuesFiles, values, set, setString, setFile);
    }

    /** The chart for the log. */
    final String describedChart() {
        return chart + (version == null ? "" : " " + version);
    }

    /** Where the chart comes from, with the credentials of the build. */
    final ChartSource source(HelmFiles files, Run<?, ?> run) throws AbortException {
        if (!files.chartInWorkspace()) {
            return ChartCredentials.with(ChartSource.of(chart, version, repo), repoCredentialsId, run);
        }
        if (version != null || repoCredentialsId != null && !dependencyUpdate) {
            throw new IllegalArgumentException("the chart '" + chart
                    + "' is no URL, so it lies in the workspace; version and repoCredentialsId are for other charts."
                    + " For a chart in a repository give repo: its URL");
        }
        if ((repo == null) != (repoCredentialsId == null)) {
            throw new IllegalArgumentException("with dependencyUpdate, repo is the repository that wants"
                    + " repoCredentialsId; give both, or none");
        }
        ChartSource inWorkspace = ChartSource.inWorkspace(chart);
        return repo == null ? inWorkspace : ChartCredentials.with(inWorkspace, repo, repoCredentialsId, run);
    }

    // At line ends only: a comma belongs to helm's own syntax.
    private static List<String> lines(List<String> entries) {
        List<String> lines = new ArrayList<>();
        for (String entry : entries == null ? List.<String>of() : entries) {
            entry.lines().map(String::trim).filter(l -> !l.isEmpty()).forEach(lines::add);
        }
        return lines;
    }
}
