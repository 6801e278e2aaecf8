package io.jenkins.plugins.lizardcd.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A chart of one ConfigMap, as a directory for helm and as an archive of a workspace for the agent. */
final class SmallChart implements AutoCloseable {

    /** Its name, and that of its directory in the archive. */
    static final String NAME = "small";

    private final Path workspace;
    private final byte[] archive;

    SmallChart() throws IOException, InterruptedException {
        workspace = Files.createTempDirectory("lizard-benchmark-chart");
        Path templates = Files.createDirectories(directory().resolve("templates"));
        Files.writeString(directory().resolve("Chart.yaml"), "apiVersion: v2\nname: " + NAME + "\nversion: 1.0.0\n");
        Files.writeString(directory().resolve("values.yaml"), values("hello"));
        Files.writeString(
                templates.resolve("settings.yaml"),
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '{{ .Release.Name }}'}\n"
                        + "data: {greeting: '{{ .Values.greeting }}'}\n");
        Path packed = workspace.resolve("workspace.tar.gz");
        ImageAgent.command("tar", "-czf", packed.toString(), "-C", workspace.toString(), NAME);
        archive = Files.readAllBytes(packed);
    }

    /** Its values with that one, as YAML. */
    static String values(String greeting) {
        return "greeting: '" + greeting + "'\n";
    }

    Path directory() {
        return workspace.resolve(NAME);
    }

    /** A file or directory beside the chart. */
    Path beside(String name) {
        return workspace.resolve(name);
    }

    byte[] archive() {
        return archive;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        ImageAgent.command("rm", "-rf", "--one-file-system", workspace.toString());
    }
}
