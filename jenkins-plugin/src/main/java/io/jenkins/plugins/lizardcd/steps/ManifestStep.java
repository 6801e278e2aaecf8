package io.jenkins.plugins.lizardcd.steps;

import hudson.Util;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** A step whose objects stand in manifests: in files of the workspace, in a kustomization, or in a text. */
public abstract class ManifestStep extends OperationStep {

    private static final long serialVersionUID = 1L;

    private String manifests;
    private String files;
    private String kustomize;
    private List<String> variables = new ArrayList<>();

    @DataBoundSetter
    public final void setManifests(String manifests) {
        this.manifests = Util.fixEmpty(manifests);
    }

    /** Manifests in the workspace: Ant patterns, separated by commas. */
    @DataBoundSetter
    public final void setFiles(String files) {
        this.files = Util.fixEmptyAndTrim(files);
    }

    /** Directory in the workspace that kustomize builds. */
    @DataBoundSetter
    public final void setKustomize(String kustomize) {
        this.kustomize = Util.fixEmptyAndTrim(kustomize);
    }

    /** Each {@code name=value}. */
    @DataBoundSetter
    public final void setVariables(List<String> variables) {
        this.variables = Variables.lines(variables);
    }

    public final String getManifests() {
        return manifests;
    }

    public final String getFiles() {
        return files;
    }

    public final String getKustomize() {
        return kustomize;
    }

    public final List<String> getVariables() {
        return new ArrayList<>(variables);
    }

    @Override
    public final boolean usesWorkspace() {
        return files != null || kustomize != null;
    }

    /** Whether any manifests are named. */
    final boolean hasSource() {
        return manifests != null || usesWorkspace();
    }

    /**
     * Where the manifests are.
     *
     * @throws IllegalArgumentException when that is not in exactly one place
     */
    final ManifestSource source() {
        return new ManifestSource(getDescriptor().getFunctionName(), manifests, files, kustomize);
    }
}
