package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.lizardcd.agent.archive.UnpackedArchive;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The dependencies of a chart of the workspace, fetched by {@code helm dependency build}: as Chart.lock says, where there is
 * one. What they name is checked before: the repositories by the agent's policy, and paths, which must stay among the files.
 */
final class Dependencies {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String FILE = "file://";

    private final ChartSource chart;
    private final AgentPolicy policy;
    private final Path directory;
    private final Path root;
    private final Set<String> repositories = new LinkedHashSet<>();
    /** Registries without TLS, and with it. */
    private final Set<String> plain = new LinkedHashSet<>();

    private final Set<String> covered = new LinkedHashSet<>();

    private Dependencies(ChartSource chart, AgentPolicy policy, Path directory, Path root) {
        this.chart = chart;
        this.policy = policy;
        this.directory = directory;
        this.root = root;
    }

    /**
     * The call that fetches them.
     *
     * @param chart a chart of the workspace
     * @param policy which repositories are allowed
     * @param files of the workspace
     * @throws ProblemException when one may not be fetched
     */
    static HelmCall fetch(ChartSource chart, AgentPolicy policy, UnpackedArchive files)
            throws IOException, InterruptedException {
        Path directory = files.path(chart.path());
        if (!Files.isDirectory(directory)) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "dependencyUpdate is for the directory of a chart; the archive " + chart.path()
                            + " holds its dependencies");
        }
        Dependencies dependencies = new Dependencies(chart, policy, directory, files.root());
        // The first kind of charts names them in a file of their own. Helm fetches what the lock says, so that counts
        // too.
        for (String name : List.of("Chart.yaml", "requirements.yaml", "Chart.lock", "requirements.lock")) {
            dependencies.check(name);
        }
        HelmCall call = new HelmCall("dependency", "build", directory.toString());
        ChartFlags.dependencies(call, chart, dependencies.repositories);
        return dependencies.spokenTo(call);
    }

    /** Helm speaks to all registries in one way. */
    private HelmCall spokenTo(HelmCall call) throws IOException, InterruptedException {
        if (plain.isEmpty()) {
            return covered.isEmpty() ? call : HelmProgram.get().overTls(call);
        }
        if (!covered.isEmpty()) {
            throw new ProblemException(
                    ProblemType.POLICY,
                    "the dependencies of the chart " + chart.path() + " are in registries without TLS (" + plain
                            + ") and with it (" + covered + "), and helm would do without it for all; fetch them in"
                            + " the build, and send them in the chart's charts/");
        }
        return call.add("--plain-http");
    }

    /** Checks what a file names. */
    private void check(String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            return;
        }
        JsonNode content;
        try {
            content = YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new ProblemException(ProblemType.UNPROCESSABLE, name + " of " + chart.path() + " is no YAML");
        }
        for (JsonNode dependency : content.path("dependencies")) {
            check(
                    dependency.path("name").asText(""),
                    dependency.path("repository").asText(""));
        }
    }

    private void check(String name, String repository) {
        if (repository.isEmpty()) {
            return; // it lies in charts/
        }
        if (repository.startsWith(FILE)) {
            requireInside(name, repository.substring(FILE.length()));
            return;
        }
        if (!repository.matches("(https?|oci)://.*")) {
            throw refused(
                    name, "names the repository '" + repository + "', which the agent does not know; write its URL");
        }
        ChartSource source;
        try {
            source = repository.startsWith("oci://")
                    ? ChartSource.of(repository.replaceFirst("/+$", "") + "/" + name, null, null)
                    : ChartSource.of(name, null, repository);
        } catch (IllegalArgumentException e) {
            throw refused(name, "cannot be fetched: " + e.getMessage());
        }
        policy.require(source);
        if (!source.oci()) {
            repositories.add(repository);
            return;
        }
        String host = ChartFlags.host(source.name());
        (HelmProgram.plainHttp(host) ? plain : covered).add(host);
    }

    private void requireInside(String name, String path) {
        try {
            Path target = directory.resolve(path).normalize();
            if (!Path.of(path).isAbsolute() && target.startsWith(root) && Files.isDirectory(target)) {
                return;
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw refused(
                name,
                "is at '" + path + "', which is not among the files that were sent; have it in the chart's charts/, or"
                        + " name a directory that holds both as the chart's workspace");
    }

    private ProblemException refused(String name, String why) {
        return new ProblemException(
                ProblemType.UNPROCESSABLE, "the dependency '" + name + "' of the chart " + chart.path() + " " + why);
    }
}
