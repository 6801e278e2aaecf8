package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Applies manifests by server-side apply, and waits until everything is healthy. */
public final class ApplyStep extends OperationStep {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SET = 50;

    private String manifests;
    private String files;
    private String kustomize;
    private List<String> variables = new ArrayList<>();
    private String set;
    private String prune;
    private int pruneLimit = 10;
    private boolean wait = true;
    private boolean rollbackOnFailure;
    private boolean failFast = true;
    private boolean forceConflicts;

    /** Applies the manifests that {@link #setManifests} names. */
    @DataBoundConstructor
    public ApplyStep() {
        // Everything has a setter: which sources of manifests there are may grow.
    }

    @DataBoundSetter
    public void setManifests(String manifests) {
        this.manifests = Util.fixEmpty(manifests);
    }

    /** Manifests in the workspace: Ant patterns, separated by commas. */
    @DataBoundSetter
    public void setFiles(String files) {
        this.files = Util.fixEmptyAndTrim(files);
    }

    /** Directory in the workspace that kustomize builds. */
    @DataBoundSetter
    public void setKustomize(String kustomize) {
        this.kustomize = Util.fixEmptyAndTrim(kustomize);
    }

    /** Each {@code name=value}. */
    @DataBoundSetter
    public void setVariables(List<String> variables) {
        this.variables = Variables.lines(variables);
    }

    @DataBoundSetter
    public void setSet(String set) {
        this.set = Util.fixEmptyAndTrim(set);
    }

    @DataBoundSetter
    public void setPrune(String prune) {
        this.prune = Util.fixEmptyAndTrim(prune);
    }

    @DataBoundSetter
    public void setPruneLimit(int pruneLimit) {
        this.pruneLimit = pruneLimit;
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    @DataBoundSetter
    public void setRollbackOnFailure(boolean rollbackOnFailure) {
        this.rollbackOnFailure = rollbackOnFailure;
    }

    @DataBoundSetter
    public void setFailFast(boolean failFast) {
        this.failFast = failFast;
    }

    @DataBoundSetter
    public void setForceConflicts(boolean forceConflicts) {
        this.forceConflicts = forceConflicts;
    }

    public String getManifests() {
        return manifests;
    }

    public String getFiles() {
        return files;
    }

    public String getKustomize() {
        return kustomize;
    }

    public List<String> getVariables() {
        return new ArrayList<>(variables);
    }

    public String getSet() {
        return set;
    }

    public String getPrune() {
        return prune;
    }

    public int getPruneLimit() {
        return pruneLimit;
    }

    public boolean isWait() {
        return wait;
    }

    public boolean isRollbackOnFailure() {
        return rollbackOnFailure;
    }

    public boolean isFailFast() {
        return failFast;
    }

    public boolean isForceConflicts() {
        return forceConflicts;
    }

    @Override
    public boolean usesWorkspace() {
        return files != null || kustomize != null;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        String name = set != null ? set : setOf(run.getParent().getFullName());
        ManifestSource source = new ManifestSource("lizardApply", manifests, files, kustomize);
        Apply spec = new Apply(
                source.text(),
                source.archive(),
                source.kustomize(),
                Variables.parsed(variables),
                name,
                prune,
                pruneLimit,
                wait,
                rollbackOnFailure,
                failFast,
                forceConflicts);
        return new Work(spec, "manifest/" + name, "apply " + source.described(), source.files());
    }

    /** The job's name as a name of Kubernetes. */
    private static String setOf(String job) {
        String name = job.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        if (name.length() <= LONGEST_SET && !name.isEmpty()) {
            return name;
        }
        return "job-" + Integer.toHexString(job.hashCode());
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardApply";
        }

        @Override
        public String getDisplayName() {
            return Messages.ApplyStep_DisplayName();
        }
    }
}
