package io.jenkins.plugins.lizardcd.steps;

import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.workspace.WorkspaceFiles;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the manifests of a step come from: a text, files of the workspace, or a directory for kustomize. */
record ManifestSource(String text, String patterns, String kustomize) {

    /**
     * Exactly one of them.
     *
     * @param step name of the step, for the message
     */
    ManifestSource(String step, String text, String patterns, String kustomize) {
        this(text == null || text.isBlank() ? null : text, patterns, kustomize);
        long given = Stream.of(this.text, patterns, kustomize)
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw new IllegalArgumentException(
                    step + " needs one of manifests (a text), files (such as 'k8s/*.yaml') and"
                            + " kustomize (a directory)" + (given > 1 ? ", not " + given + " of them" : ""));
        }
    }

    /** Stands for the archive until the files are packed; null for a text. */
    ArchiveReference archive() {
        return text == null ? ArchiveReference.PENDING : null;
    }

    /** What to pack; null for a text. */
    WorkspaceFiles files() {
        if (text != null) {
            return null;
        }
        return kustomize == null
                ? WorkspaceFiles.matching(WorkspaceFiles.list(patterns))
                : WorkspaceFiles.kustomization(kustomize);
    }

    /** A few words for the log. */
    String described() {
        return text != null ? "manifests" : kustomize != null ? "kustomization " + kustomize : patterns;
    }
}
