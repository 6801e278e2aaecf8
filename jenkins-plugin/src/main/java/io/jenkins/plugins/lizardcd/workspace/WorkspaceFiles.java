package io.jenkins.plugins.lizardcd.workspace;

import hudson.FilePath;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which files of the workspace an operation needs. Its serial form is for ever: it is part of a waiting step. */
public final class WorkspaceFiles implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> patterns;
    private final ArrayList<String> kustomizations;

    private WorkspaceFiles(List<String> patterns, List<String> kustomizations) {
        this.patterns = new ArrayList<>(patterns);
        this.kustomizations = new ArrayList<>(kustomizations);
    }

    /**
     * Files by Ant patterns.
     *
     * @param patterns each relative to the workspace, such as {@code k8s/*.yaml}; a directory stands for all below it
     * @throws IllegalArgumentException for a pattern that leaves the workspace
     */
    public static WorkspaceFiles matching(List<String> patterns) {
        return new WorkspaceFiles(checked(patterns), List.of());
    }

    /**
     * A directory that kustomize builds, with the directories that its kustomization refers to.
     *
     * @param directory relative to the workspace
     * @throws IllegalArgumentException when it leaves the workspace
     */
    public static WorkspaceFiles kustomization(String directory) {
        return new WorkspaceFiles(List.of(), checked(List.of(directory)));
    }

    /**
     * Splits a comma list.
     *
     * @param text as a user wrote it; may be null
     */
    public static List<String> list(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,\\n]"))
                        .map(String::trim)
                        .filter(p -> !p.isEmpty())
                        .toList();
    }

    /**
     * Packs the files, on the node where they are. Waits for that node.
     *
     * @param workspace the directory that patterns are relative to
     * @return a gzip-compressed tar; the same files give the same bytes
     * @throws IOException when a pattern matches nothing, a file lies outside, or it is too much
     */
    public byte[] pack(FilePath workspace) throws IOException, InterruptedException {
        return workspace.act(new Packing(patterns, kustomizations));
    }

    private static List<String> checked(List<String> patterns) {
        return patterns.stream().map(WorkspaceFiles::checked).toList();
    }

    /** A path or pattern that stays in the workspace, without its leading dots. */
    static String checked(String pattern) {
        String path = pattern.trim().replace('\\', '/');
        boolean leaves = Arrays.asList(path.split("/")).contains("..");
        if (path.isEmpty() || leaves || path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
            throw new IllegalArgumentException("'" + pattern + "' is no path in the workspace; write it relative to the"
                    + " current directory, without '..'");
        }
        return path.replaceAll("^(\\./)+", "");
    }
}
