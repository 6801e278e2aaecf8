package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Looks at kustomizations before kustomize does: what they name must be among the files that were sent. kustomize itself
 * would fetch a base from Git and a file from a web server.
 */
final class Kustomizations {

    private static final Set<String> NAMES = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    /** Fields whose entries are files or directories, and nothing else. */
    private static final Set<String> FILES = Set.of("resources", "bases", "components", "crds", "configurations");
    /** Fields that may hold a path, among other things. */
    private static final Set<String> PATHS =
            Set.of("path", "files", "env", "envs", "transformers", "generators", "validators", "patchesstrategicmerge");

    private static final Pattern REMOTE =
            Pattern.compile("(?is)\\s*([^=\\n]*=)?\\s*([a-z][a-z0-9+.-]*://|git@|git::).*");

    private static final int DEEPEST = 100;

    private final Path root;
    private final Path file;
    private int depth;

    private Kustomizations(Path root, Path file) {
        this.root = root;
        this.file = file;
    }

    /**
     * Looks at all kustomizations below a directory.
     *
     * @throws ProblemException naming the first that goes elsewhere
     */
    static void check(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.filter(Kustomizations::isOne).toList()) {
                new Kustomizations(root, file).check();
            }
        }
    }

    /** Whether a file is a kustomization, by its name. */
    static boolean isOne(Path file) {
        return NAMES.contains(String.valueOf(file.getFileName())) && Files.isRegularFile(file);
    }

    private void check() throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Yaml yaml = new Yaml(new SafeConstructor(options));
            check("", yaml.load(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (YAMLException e) {
            throw refuse("is no YAML: " + e.getMessage().lines().findFirst().orElse("unreadable"));
        }
    }

    private void check(String field, Object value) {
        if (++depth > DEEPEST) {
            throw refuse("is more than " + DEEPEST + " levels deep; an alias may stand for itself");
        }
        if (value instanceof Map<?, ?> map) {
            // The names of fields are not case-sensitive to kustomize.
            map.forEach((key, entry) -> check(String.valueOf(key).toLowerCase(Locale.ROOT), entry));
        } else if (value instanceof List<?> list) {
            list.forEach(entry -> check(field, entry));
        } else if (value instanceof String text && FILES.contains(field)) {
            requireSent(field, text);
        } else if (value instanceof String text
                && PATHS.contains(field)
                && REMOTE.matcher(text).matches()) {
            throw refuse("names '" + shown(text) + "' in " + field + ", which is not in the workspace; remote files are"
                    + " refused");
        }
        depth--;
    }

    private void requireSent(String field, String text) {
        boolean sent;
        try {
            Path path = file.getParent().resolve(text).normalize();
            sent = path.startsWith(root) && Files.exists(path);
        } catch (InvalidPathException e) {
            sent = false;
        }
        if (!sent) {
            throw refuse("names '" + shown(text) + "' in " + field
                    + ", which is not among the files of the workspace that" + " were sent; remote bases are refused");
        }
    }

    private static String shown(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        // A URL may hold a password.
        String safe = line.replaceAll("://[^/@\\s]*@", "://****@");
        return safe.length() <= 200 ? safe : safe.substring(0, 200) + "...";
    }

    private ProblemException refuse(String what) {
        return new ProblemException(ProblemType.UNPROCESSABLE, root.relativize(file) + " " + what);
    }
}
