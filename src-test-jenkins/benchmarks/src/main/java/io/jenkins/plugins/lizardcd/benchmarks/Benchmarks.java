package io.jenkins.plugins.lizardcd.benchmarks;

import io.jenkins.plugins.lizardcd.client.AgentConnections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command: runs the benchmarks that its arguments name, or all, and prints their tables as Markdown. With all, the
 * tables also go into the page that {@code lizard.benchmarks.page} names.
 */
public final class Benchmarks {

    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("setImage", new SetImageBenchmark());
        ALL.put("rolloutEnd", new RolloutEndBenchmark());
        ALL.put("apply", new ApplyBenchmark());
        ALL.put("helmUpgrade", new HelmUpgradeBenchmark());
        ALL.put("start", new StartBenchmark());
        ALL.put("waiting", new WaitingBenchmark());
    }

    private Benchmarks() {}

    /** One question, answered by a table. */
    interface Benchmark {
        /** Measures. */
        Answer run() throws Exception;
    }

    /**
     * Runs them.
     *
     * @param names of benchmarks; none for all
     */
    public static void main(String[] names) throws Exception {
        List<String> wanted = names.length == 0 ? List.copyOf(ALL.keySet()) : List.of(names);
        for (String name : wanted) {
            if (!ALL.containsKey(name)) {
                System.err.println("there is no benchmark '" + name + "'; there are " + ALL.keySet());
                System.exit(2);
            }
        }
        double load = load();
        List<Answer> answers = new ArrayList<>();
        for (String name : wanted) {
            System.err.println("== " + name);
            answers.add(ALL.get(name).run());
        }
        String text = Report.text(machine(load), answers);
        System.out.println(text);
        String page = System.getProperty("lizard.benchmarks.page");
        if (names.length == 0 && page != null) {
            Report.write(Path.of(page), text);
            System.err.println("the figures stand in " + page);
        }
        AgentConnections.closeAll();
        System.exit(0);
    }

    private static double load() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private static String machine(double before) throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(l -> l.startsWith("model name"))
                .map(l -> l.substring(l.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return "Machine: " + model + ", " + Runtime.getRuntime().availableProcessors() + " cores; Java "
                + System.getProperty("java.version") + ". Load of the last minute before: " + before
                + "; the benchmark and its cluster alone make about 3.";
    }
}
