package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The helm executable of this process.
 *
 * @param path where it is
 * @param version such as {@code v3.19.0}
 * @param major 3 or 4
 */
public record HelmProgram(Path path, String version, int major) {

    private static final Path USUAL = Path.of("/usr/local/bin/helm");
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\S*");
    private static final int LEAST_MINOR = 14;

    private static volatile Path chosen;
    private static volatile Set<String> plainHosts = Set.of();
    private static HelmProgram known; // guarded by the class

    /**
     * Chooses the executable, before the first operation, and removes what dead agents have left.
     *
     * @param helm its path; null for the one on the PATH
     * @param plainHttp hosts, with their ports, that it may speak to without TLS as to a registry, or with a password
     */
    public static void use(Path helm, Collection<String> plainHttp) {
        chosen = helm;
        plainHosts = Set.copyOf(plainHttp);
        synchronized (HelmProgram.class) {
            known = null;
        }
        HelmHome.sweep();
    }

    /**
     * The executable, asked for its version once.
     *
     * @throws ProblemException when there is none or it is too old
     */
    static synchronized HelmProgram get() throws IOException, InterruptedException {
        if (known == null) {
            known = ask(find());
        }
        return known;
    }

    private static Path find() {
        if (chosen != null) {
            return chosen;
        }
        Stream<Path> path = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(p -> !p.isEmpty())
                .map(p -> Path.of(p, "helm"));
        return Stream.concat(path, Stream.of(USUAL))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing("there is no helm on the agent's PATH"));
    }

    private static HelmProgram ask(Path path) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(path.toString(), "version", "--template", "{{.Version}}")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw missing("the agent cannot start " + path);
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        process.waitFor(10, TimeUnit.SECONDS);
        process.destroyForcibly();
        Matcher version = VERSION.matcher(text);
        if (!version.lookingAt()) {
            throw missing("the agent's " + path + " does not say its version");
        }
        int major = Integer.parseInt(version.group(1));
        if (major < 3 || major == 3 && Integer.parseInt(version.group(2)) < LEAST_MINOR) {
            throw missing("the agent's " + path + " is " + text + ", which is too old");
        }
        return new HelmProgram(path, text, major);
    }

    private static ProblemException missing(String what) {
        return new ProblemException(
                ProblemType.UNPROCESSABLE,
                what + "; install helm v3.14 or newer beside the agent, or name it by LIZARD_HELM");
    }

    /** Whether the agent's policy permits to do without TLS with that host. */
    static boolean plainHttp(String host) {
        return plainHosts.contains(host);
    }

    /** Has a call speak to registries with TLS only; helm 4 does nothing else. */
    HelmCall overTls(HelmCall call) throws IOException {
        return major < 4 ? Authorities.require(call) : call;
    }

    /** The command that reads the index of a repository, and fails when it cannot. */
    HelmCall repoUpdate(String repository) {
        return new HelmCall("repo", "update", repository).flag(major < 4, "--fail-on-repo-update-fail");
    }

    /**
     * Refuses a flag that this helm does not have.
     *
     * @param flag the flag, for the message
     * @param least the first minor version of helm 3 that has it
     */
    void require(String flag, int least) {
        Matcher matcher = VERSION.matcher(version);
        if (major == 3 && matcher.lookingAt() && Integer.parseInt(matcher.group(2)) < least) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "the agent's helm is " + version + ", and " + flag + " needs v3." + least
                            + " or newer; install that beside the agent, or do without " + flag);
        }
    }

    /** The flags that replace objects which cannot be patched; helm 4 does so only when it does not apply on the server. */
    String[] forceFlags() {
        return major >= 4 ? new String[] {"--force-replace", "--server-side=false"} : new String[] {"--force"};
    }
}
