package io.jenkins.plugins.lizardcd.benchmarks;

import io.jenkins.plugins.lizardcd.client.AgentConnections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command: runs the benchmarks that its arguments name, or all, and prints their tables as Markdown. */
public final class Benchmarks {

    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("setImage", new SetImageBenchmark());
        ALL.put("rolloutEnd", new RolloutEndBenchmark());
        ALL.put("start", new StartBenchmark());
        ALL.put("waiting", new WaitingBenchmark());
    }

    private Benchmarks() {}

    /** One question, answered by a table. */
    interface Benchmark {
        /** Measures, and returns the answer as Markdown. */
        String run() throws Exception;
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
        System.out.println(machine());
        for (String name : wanted) {
            System.err.println("== " + name);
            System.out.println("\n" + ALL.get(name).run());
        }
        AgentConnections.closeAll();
        System.exit(0);
    }

    private static String machine() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(l -> l.startsWith("model name"))
                .map(l -> l.substring(l.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        return "Machine: " + model + ", " + Runtime.getRuntime().availableProcessors() + " cores, load " + load
                + " at the start; Java " + System.getProperty("java.version") + ".";
    }
}
