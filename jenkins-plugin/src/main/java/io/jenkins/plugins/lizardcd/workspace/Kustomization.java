package io.jenkins.plugins.lizardcd.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the directories that a kustomization needs beside its own, such as {@code ../../base}. Whatever looks like a path
 * that leads up is followed, as long as it stays in the workspace: what is sent for nothing does no harm, and kustomize
 * itself says what is missing.
 */
final class Kustomization {

    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final Pattern UP =
            Pattern.compile("(?m)(?:^|[\\s\"'\\[,:])(\\.\\.(?:/[^\\s\"'\\],#]*)?)(?=$|[\\s\"'\\],#])");

    private Kustomization() {}

    /**
     * The directories, those below others left out.
     *
     * @param root of the workspace
     * @param directory relative to it
     * @return relative paths; empty for the root itself
     * @throws IOException when the directory has no kustomization
     */
    static Set<String> directories(Path root, String directory) throws IOException {
        Path first = root.resolve(directory).normalize();
        if (file(first) == null) {
            throw new IOException("there is no " + String.join(", ", NAMES) + " in '" + directory + "' of " + root);
        }
        Set<Path> found = new LinkedHashSet<>(List.of(first));
        Deque<Path> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            // Those below it are sent as well, and may lead up, too.
            for (Path kustomization : below(open.remove())) {
                Matcher up = UP.matcher(Files.readString(kustomization, StandardCharsets.UTF_8));
                while (up.find()) {
                    Path target = kustomization.resolveSibling(up.group(1)).normalize();
                    Path reached = Files.isDirectory(target) ? target : target.getParent();
                    if (reached != null
                            && reached.startsWith(root)
                            && Files.isDirectory(reached)
                            && found.add(reached)) {
                        open.add(reached);
                    }
                }
            }
        }
        Set<String> relative = new LinkedHashSet<>();
        found.stream()
                .filter(d -> found.stream().noneMatch(o -> !o.equals(d) && d.startsWith(o)))
                .forEach(d -> relative.add(root.relativize(d).toString().replace('\\', '/')));
        return relative;
    }

    private static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(p -> NAMES.contains(String.valueOf(p.getFileName())))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static Path file(Path directory) {
        return NAMES.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }
}
