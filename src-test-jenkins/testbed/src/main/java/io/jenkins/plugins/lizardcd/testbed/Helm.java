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

    /** Finds it; empty where there is none. */
    public static Optional<Helm> find() {
        Stream<Path> named =
                Stream.ofNullable(System.getenv("LIZARD_TEST_HELM")).map(Path::of);
        Stream<Path> onPath =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(p -> Path.of(p, "helm"));
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "lizardcd", "helm");
        return Stream.concat(Stream.concat(named, onPath), Stream.of(cache.resolve("helm")))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Helm::new);
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
}
