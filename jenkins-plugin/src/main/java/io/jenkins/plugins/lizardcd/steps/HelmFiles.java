package io.jenkins.plugins.lizardcd.steps;

import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.workspace.WorkspaceFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * What an upgrade needs of the workspace.
 *
 * @param chart as the user names it
 * @param repo URL of a repository, or null
 * @param dependencyUpdate whether the chart's dependencies are fetched: then repo is for these
 * @param valuesFiles files with values
 * @param setFile each {@code key=path}
 */
record HelmFiles(String chart, String repo, boolean dependencyUpdate, List<String> valuesFiles, List<String> setFile) {

    /** Whether the chart is a directory or an archive in the workspace. */
    boolean chartInWorkspace() {
        return (repo == null || dependencyUpdate) && !chart.isEmpty() && !chart.matches("(?i)[a-z][a-z0-9+.-]*://.*");
    }

    /** Stands for the archive until the files are packed; null when no file is needed. */
    ArchiveReference archive() {
        return paths().isEmpty() ? null : ArchiveReference.PENDING;
    }

    /** What to pack; null when no file is needed. */
    WorkspaceFiles files() {
        return paths().isEmpty() ? null : WorkspaceFiles.matching(paths());
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>(valuesFiles);
        if (chartInWorkspace()) {
            paths.add(chart);
        }
        setFile.forEach(entry -> paths.add(entry.substring(entry.indexOf('=') + 1)));
        return paths;
    }
}
