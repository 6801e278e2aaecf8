package io.jenkins.plugins.lizardcd.workspace;

import hudson.FilePath;
import io.jenkins.plugins.lizardcd.client.ChartArchive;
import java.io.IOException;

/**
 * Where in the workspace the archive of a chart goes.
 *
 * @param destination directory relative to the workspace; empty for the workspace itself
 * @param untar whether its files are unpacked, into a directory with the name of the chart
 */
public record ChartFiles(String destination, boolean untar) {

    /**
     * A place in the workspace.
     *
     * @throws IllegalArgumentException when it leaves the workspace
     */
    public ChartFiles {
        destination = destination == null || destination.equals(".") ? "" : WorkspaceFiles.checked(destination);
    }

    /**
     * Writes the archive or its files, on the node of the workspace. Waits for that node.
     *
     * @param chart the archive
     * @param workspace the directory that the destination is relative to
     * @return the file or the directory, relative to the workspace
     * @throws IOException when it cannot be written, or a directory of that name holds something else
     */
    public String write(ChartArchive chart, FilePath workspace) throws IOException, InterruptedException {
        return workspace.act(
                new ChartWriting(destination, untar ? chart.chart() : chart.file(), untar, chart.content()));
    }
}
