package io.jenkins.plugins.lizardcd.testbed;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stock helm executable: the one of {@code LIZARD_TEST_HELM}, the one on the PATH, or the one that
 * {@code bin/helm} of this module has built.
 *
 * @param path where it is
 */
public record Helm(Path path) {

    /** A release of helm 4, for the tests that both majors are at one. */
    public static final String V4 = "v4.3.1";

    /**
     * What a search has found.
     *
     * @param helm the executable; null when there is none
     * @param reason why there is none
     */
    public record Found(Helm helm, String reason) {}

    /** Finds one; where there is none, it is built with Go, which takes some minutes the first time. */
    public static Found find() {
        Stream<Path> named =
                Stream.ofNullable(System.getenv("LIZARD_TEST_HELM")).map(Path::of);
        Stream<Path> onPath =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(p -> Path.of(p, "helm"));
        return Stream.concat(named, onPath)
                .filter(Files::isExecutable)
                .findFirst()
                .map(path -> new Found(new Helm(path), null))
                .orElseGet(() -> built());
    }

    /**
     * A certain version, if {@code bin/helm} has built it before: two builds in one run of the tests would be too many.
     *
     * @param version such as {@link #V4}
     */
    public static Found find(String version) {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        Path path = Path.of(cache, "lizardcd", "helm", version, "helm");
        return Files.isExecutable(path)
                ? new Found(new Helm(path), null)
                : new Found(null, "build it once by src-test-jenkins/testbed/bin/helm " + version);
    }

    private static Found built() {
        Optional<Path> script = LocalCluster.script("helm");
        if (script.isEmpty()) {
            return new Found(null, "the script to build it with is not above this directory");
        }
        Command build = Command.run(List.of(script.get().toString()), "");
        return build.code() == 0
                ? new Found(new Helm(Path.of(build.out().strip())), null)
                : new Found(null, build.err().strip().lines().reduce("", (first, last) -> last));
    }

    /**
     * Runs it in a namespace, with the rights of the cluster's administrator.
     *
     * @param namespace where
     * @param arguments such as {@code list}
     * @return its standard output
     */
    public String run(TestNamespace namespace, String... arguments) {
        List<String> line = new ArrayList<>(List.of(path.toString()));
        line.addAll(List.of(arguments));
        line.addAll(List.of(
                "--namespace",
                namespace.name(),
                "--kubeconfig",
                namespace.cluster().kubeconfig().toString()));
        return Command.run(line, "").orThrow();
    }

    /**
     * Makes an archive of a chart.
     *
     * @param chart its directory
     * @param into where the archive goes
     */
    public void pack(Path chart, Path into) {
        Command.run(List.of(path.toString(), "package", chart.toString(), "--destination", into.toString()), "")
                .orThrow();
    }

    /**
     * Makes the index of a repository of charts.
     *
     * @param charts directory with archives
     */
    public void index(Path charts) {
        Command.run(List.of(path.toString(), "repo", "index", charts.toString()), "")
                .orThrow();
    }

    /**
     * Puts an archive into an OCI registry that speaks plain HTTP.
     *
     * @param archive of a chart
     * @param registry such as {@code oci://localhost:5000/charts}
     * @param login file with the credentials
     */
    public void push(Path archive, String registry, Path login) {
        Command.run(
                        List.of(
                                path.toString(),
                                "push",
                                archive.toString(),
                                registry,
                                "--plain-http",
                                "--registry-config",
                                login.toString()),
                        "")
                .orThrow();
    }
}
