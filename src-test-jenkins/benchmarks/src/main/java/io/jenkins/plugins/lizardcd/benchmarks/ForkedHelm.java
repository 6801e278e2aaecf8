package io.jenkins.plugins.lizardcd.benchmarks;

import io.jenkins.plugins.lizardcd.testbed.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The stock helm as a script would run it, with the agent's rights and the flags that the agent gives it. */
final class ForkedHelm {

    private final Path helm;
    private final Access access;
    private final SmallChart chart;
    private int homes;

    ForkedHelm(Path helm, Access access, SmallChart chart) {
        this.helm = helm;
        this.access = access;
        this.chart = chart;
    }

    /** Its version, such as {@code v3.19.0}. */
    String version() throws IOException, InterruptedException {
        return run(chart.beside("home"), List.of("version", "--template", "{{.Version}}"))
                .strip();
    }

    /**
     * Upgrades the release to that value.
     *
     * @param emptyHome whether helm finds no cache
     * @param more other flags
     * @return when it has ended, by {@link System#nanoTime}
     */
    long upgrade(String release, String value, boolean emptyHome, String... more)
            throws IOException, InterruptedException {
        Path values = Files.writeString(chart.beside("values.yaml"), SmallChart.values(value));
        Path home = chart.beside(emptyHome ? "home-" + homes++ : "home");
        List<String> arguments = new ArrayList<>(List.of(
                "upgrade",
                release,
                chart.directory().toString(),
                "--install",
                "--history-max",
                "10",
                "--values",
                values.toString(),
                "--reset-values",
                "--labels",
                "operation=" + System.nanoTime(),
                "--timeout",
                "5m",
                "--namespace",
                access.namespace()));
        arguments.addAll(List.of(more));
        run(home, arguments);
        return System.nanoTime();
    }

    private String run(Path home, List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(helm.toString()).redirectErrorStream(true);
        builder.command().addAll(arguments);
        // The cluster is on this machine; a proxy for the world outside does not know it.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("HELM_")
                        || name.startsWith("XDG_")
                        || name.toLowerCase(Locale.ROOT).matches("https?_proxy"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("KUBECONFIG", access.kubeconfig().toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("helm " + String.join(" ", arguments) + " failed: " + output);
        }
        return output;
    }
}
