package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.RecoverPending;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.ValuesMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Installs or upgrades a release, as {@code helm upgrade --install}. */
public final class HelmUpgradeStep extends HelmChartStep {

    private static final long serialVersionUID = 1L;

    private String valuesMode = "reset"; // as the form sends it, so that snippets leave it out
    private String description;
    private String recoverPending = "safe";
    private boolean install = true;
    private boolean createNamespace;
    private boolean waitForJobs;
    private boolean rollbackOnFailure = true;
    private boolean failFast = true;
    private boolean cleanupOnFail;
    private boolean forceReplace;
    private boolean skipCrds;
    private boolean noHooks;
    private boolean takeOwnership;
    private boolean diff = true;
    private int historyMax = 10;

    /**
     * Upgrades a release.
     *
     * @param release name of the release
     * @param chart {@code oci://...}, a URL, a chart's name in {@code repo}, or its directory or archive in the workspace
     */
    @DataBoundConstructor
    public HelmUpgradeStep(String release, String chart) {
        super(release, chart);
    }

    @DataBoundSetter
    public void setValuesMode(String valuesMode) {
        this.valuesMode = Util.fixEmptyAndTrim(valuesMode) == null ? "reset" : valuesMode.trim();
    }

    @DataBoundSetter
    public void setDescription(String description) {
        this.description = Util.fixEmptyAndTrim(description);
    }

    @DataBoundSetter
    public void setRecoverPending(String recoverPending) {
        this.recoverPending = Util.fixEmptyAndTrim(recoverPending) == null ? "safe" : recoverPending.trim();
    }

    @DataBoundSetter
    public void setInstall(boolean install) {
        this.install = install;
    }

    @DataBoundSetter
    public void setCreateNamespace(boolean createNamespace) {
        this.createNamespace = createNamespace;
    }

    @DataBoundSetter
    public void setWaitForJobs(boolean waitForJobs) {
        this.waitForJobs = waitForJobs;
    }

    @DataBoundSetter
    public void setRollbackOnFailure(boolean rollbackOnFailure) {
        this.rollbackOnFailure = rollbackOnFailure;
    }

    /** Whether helm is stopped as soon as the cluster knows why a new pod cannot run. */
    @DataBoundSetter
    public void setFailFast(boolean failFast) {
        this.failFast = failFast;
    }

    @DataBoundSetter
    public void setCleanupOnFail(boolean cleanupOnFail) {
        this.cleanupOnFail = cleanupOnFail;
    }

    @DataBoundSetter
    public void setForceReplace(boolean forceReplace) {
        this.forceReplace = forceReplace;
    }

    @DataBoundSetter
    public void setSkipCrds(boolean skipCrds) {
        this.skipCrds = skipCrds;
    }

    @DataBoundSetter
    public void setNoHooks(boolean noHooks) {
        this.noHooks = noHooks;
    }

    @DataBoundSetter
    public void setTakeOwnership(boolean takeOwnership) {
        this.takeOwnership = takeOwnership;
    }

    @DataBoundSetter
    public void setDiff(boolean diff) {
        this.diff = diff;
    }

    @DataBoundSetter
    public void setHistoryMax(int historyMax) {
        this.historyMax = historyMax;
    }

    public String getValuesMode() {
        return valuesMode;
    }

    public String getDescription() {
        return description;
    }

    public String getRecoverPending() {
        return recoverPending;
    }

    public boolean isInstall() {
        return install;
    }

    public boolean isCreateNamespace() {
        return createNamespace;
    }

    public boolean isWaitForJobs() {
        return waitForJobs;
    }

    public boolean isRollbackOnFailure() {
        return rollbackOnFailure;
    }

    public boolean isFailFast() {
        return failFast;
    }

    public boolean isCleanupOnFail() {
        return cleanupOnFail;
    }

    public boolean isForceReplace() {
        return forceReplace;
    }

    public boolean isSkipCrds() {
        return skipCrds;
    }

    public boolean isNoHooks() {
        return noHooks;
    }

    public boolean isTakeOwnership() {
        return takeOwnership;
    }

    public boolean isDiff() {
        return diff;
    }

    public int getHistoryMax() {
        return historyMax;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) throws AbortException {
        HelmFiles files = files();
        HelmUpgrade spec = new HelmUpgrade(
                getRelease(),
                source(files, run),
                helmValues(),
                files.archive(),
                install,
                createNamespace,
                choice(ValuesMode.class, "valuesMode", valuesMode),
                isWait(),
                waitForJobs,
                rollbackOnFailure,
                failFast,
                cleanupOnFail,
                forceReplace,
                skipCrds,
                noHooks,
                takeOwnership,
                historyMax,
                description != null ? description : run.getParent().getFullName() + " #" + run.getNumber(),
                choice(RecoverPending.class, "recoverPending", recoverPending),
                diff,
                isDependencyUpdate());
        return new Work(spec, target(), "helm upgrade to " + describedChart(), files.files());
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardHelmUpgrade";
        }

        @Override
        public String getDisplayName() {
            return Messages.HelmUpgradeStep_DisplayName();
        }

        /** Takes a map of values as well as YAML text. */
        @Override
        public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
            Map<String, Object> given = new LinkedHashMap<>(arguments);
            given.computeIfPresent("values", (name, value) -> ValuesMap.asText(value));
            for (String name : List.of("set", "setString", "setFile")) {
                given.computeIfPresent(
                        name, (n, value) -> value instanceof CharSequence ? List.of(value.toString()) : value);
            }
            return super.customInstantiate(given);
        }

        /** Offers credentials with a name and a password. */
        @POST
        public ListBoxModel doFillRepoCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String repo, @QueryParameter String repoCredentialsId) {
            return ChartCredentials.list(item, repo, repoCredentialsId);
        }

        /** Offers what happens to the values that the release has. */
        @POST
        public ListBoxModel doFillValuesModeItems() {
            return new ListBoxModel().add("reset").add("reuse").add("resetThenReuse");
        }

        /** Offers what to do with a release that was left pending. */
        @POST
        public ListBoxModel doFillRecoverPendingItems() {
            return new ListBoxModel().add("safe").add("never");
        }
    }
}
