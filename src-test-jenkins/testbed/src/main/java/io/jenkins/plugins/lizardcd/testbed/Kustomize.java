package io.jenkins.plugins.lizardcd.testbed;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stock kustomize executable: the one of {@code LIZARD_TEST_KUSTOMIZE}, the one on the PATH, or the one that {@code
 * bin/kustomize} of this module has built.
 *
 * @param path where it is
 */
public record Kustomize(Path path) {

    /** Finds it; empty where there is none. */
    public static Optional<Kustomize> find() {
        Stream<Path> named =
                Stream.ofNullable(System.getenv("LIZARD_TEST_KUSTOMIZE")).map(Path::of);
        Stream<Path> onPath =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(p -> Path.of(p, "kustomize"));
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "lizardcd", "kustomize", "kustomize");
        return Stream.of(named, onPath, Stream.of(cache))
                .flatMap(p -> p)
                .filter(Files::isExecutable)
                .findFirst()
                .map(Kustomize::new);
    }
}
