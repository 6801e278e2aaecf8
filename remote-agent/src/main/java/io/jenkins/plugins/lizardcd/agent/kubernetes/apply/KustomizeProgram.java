package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.agent.archive.UnpackedArchive;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The stock kustomize executable. It gets the files of one archive, an empty environment and no way to a network; files
 * outside of the kustomization's own directories, plug-ins and helm charts are off, as they are by default.
 */
public final class KustomizeProgram {

    private static final Path USUAL = Path.of("/usr/local/bin/kustomize");
    private static final int LIMIT_SECONDS = 60;
    private static final long MOST_BYTES = 20L << 20;
    private static final int MOST_TEXT = 2000;
    /** Port 9 discards; kustomize would fetch what a kustomization names by a URL. */
    private static final String NOWHERE = "http://127.0.0.1:9";

    private static volatile Path chosen;

    private KustomizeProgram() {}

    /**
     * Chooses the executable, before the first operation.
     *
     * @param kustomize its path; null for the one on the PATH
     */
    public static void use(Path kustomize) {
        chosen = kustomize;
    }

    /**
     * Builds the manifests of a directory.
     *
     * @param files of the workspace
     * @param directory with the kustomization, relative to their root
     * @param variables to be replaced before
     * @throws ProblemException with what kustomize says
     */
    static String build(UnpackedArchive files, String directory, Variables variables) throws IOException {
        Path program = find();
        Path root = files.path(directory);
        KustomizeVariables.replace(files.root(), variables);
        Kustomizations.check(files.root());
        Path output = Files.createTempFile(files.root(), "built-", ".yaml");
        Path errors = Files.createTempFile(files.root(), "errors-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "build", root.toString())
                .directory(files.root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        String home = files.root().toString();
        builder.environment()
                .putAll(Map.of(
                        "HOME", home,
                        "TMPDIR", home,
                        "PATH", "/nonexistent",
                        "HTTP_PROXY", NOWHERE,
                        "HTTPS_PROXY", NOWHERE));
        int exit = run(builder, program, directory);
        if (exit != 0) {
            String said =
                    Files.readString(errors, StandardCharsets.UTF_8).strip().replace(files.root() + "/", "");
            throw refuse("kustomize cannot build '" + directory + "': "
                    + (said.length() <= MOST_TEXT ? said : said.substring(0, MOST_TEXT) + "..."));
        }
        if (Files.size(output) > MOST_BYTES) {
            throw refuse("what kustomize builds of '" + directory + "' is larger than " + MOST_BYTES + " bytes");
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static int run(ProcessBuilder builder, Path program, String directory) throws IOException {
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw missing("the agent cannot start " + program);
        }
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw refuse("kustomize did not build '" + directory + "' within " + LIMIT_SECONDS + "s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build of '" + directory + "' was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path find() {
        if (chosen != null) {
            return chosen;
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> places = Arrays.stream(path.split(File.pathSeparator))
                .filter(p -> !p.isEmpty())
                .map(p -> Path.of(p, "kustomize"))
                .toList();
        return Stream.concat(places.stream(), Stream.of(USUAL))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing("there is no kustomize on the agent's PATH"));
    }

    private static ProblemException missing(String what) {
        return refuse(what + "; install kustomize v5 beside the agent, or name it by LIZARD_KUSTOMIZE");
    }

    private static ProblemException refuse(String what) {
        return new ProblemException(ProblemType.UNPROCESSABLE, what);
    }
}
