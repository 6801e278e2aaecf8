package io.jenkins.plugins.lizardcd.steps;

import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.workspace.WorkspaceFiles;

/**
 * What a step wants done.
 *
 * @param spec the operation
 * @param target what it is about, such as {@code deployment/web}
 * @param summary what it does, in a few words for the log
 * @param files of the workspace, which the spec's archive holds; null for none
 */
public record Work(OperationSpec spec, String target, String summary, WorkspaceFiles files) {

    /**
     * Work that needs no files.
     *
     * @param spec the operation
     * @param target what it is about
     * @param summary what it does
     */
    public Work(OperationSpec spec, String target, String summary) {
        this(spec, target, summary, null);
    }
}
