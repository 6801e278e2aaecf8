package io.jenkins.plugins.lizardcd.testbed;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stock kustomize executable: the one of {@code LIZARD_TEST_KUSTOMIZE}, the one on the PATH, or the one that {@code
 * bin/kustomize} of this module builds.
 *
 * @param path where it is
 */
public record Kustomize(Path path) {

    /** Finds it; where there is none, it is built with Go, which takes some minutes the first time. Empty without Go. */
    public static Optional<Kustomize> find() {
        Stream<Path> named =
                Stream.ofNullable(System.getenv("LIZARD_TEST_KUSTOMIZE")).map(Path::of);
        Stream<Path> onPath =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(p -> Path.of(p, "kustomize"));
        return Stream.concat(named, onPath)
                .filter(Files::isExecutable)
                .findFirst()
                .or(Kustomize::built)
                .map(Kustomize::new);
    }

    private static Optional<Path> built() {
        return LocalCluster.script("kustomize")
                .map(script -> Command.run(List.of(script.toString()), ""))
                .filter(build -> build.code() == 0)
                .map(build -> Path.of(build.out().strip()));
    }
}
