package io.jenkins.plugins.lizardcd.benchmarks;

import io.jenkins.plugins.lizardcd.benchmarks.Benchmarks.Benchmark;
import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.testbed.Helm;
import java.nio.file.Path;
import java.util.List;

/**
 * Upgrades of a small release through the agent, and by forking the same helm with the same flags. All take turns, each
 * with a release of its own, whose ConfigMap changes every time.
 */
final class HelmUpgradeBenchmark implements Benchmark {

    private static final int ROUNDS = Integer.getInteger("upgrades", 12);
    /** Looked at more closely, so not timed. */
    private static final int MEMORY_ROUNDS = 3;

    /** Upgrades a release to that value; returns when that is known to be done, by {@link System#nanoTime}. */
    private interface Way {
        long upgrade(String release, String value) throws Exception;
    }

    private static final class Figures {
        final String name;
        final String release;
        final boolean forked;
        final Way way;
        final Samples done = new Samples();
        final Samples helmCpu = new Samples();
        final Samples agentCpu = new Samples();
        final Samples helmPeak = new Samples();
        final Samples agentPeak = new Samples();

        Figures(String name, String release, boolean forked, Way way) {
            this.name = name;
            this.release = release;
            this.forked = forked;
            this.way = way;
        }
    }

    @Override
    public Answer run() throws Exception {
        Helm.Found found = Helm.find();
        if (found.helm() == null) {
            return new Answer(
                    "### Helm upgrade\n\nNot measured: there is no helm: " + found.reason() + "\n", List.of());
        }
        Path helm = found.helm().path();
        try (Bed bed = new Bed("--helm");
                SmallChart chart = new SmallChart()) {
            bed.agent().add(helm, Path.of("usr", "local", "bin", "helm"));
            Operations operations = new Operations(bed.agent().start());
            ForkedHelm forked = new ForkedHelm(helm, bed.access(), chart);
            List<Figures> all = List.of(
                    new Figures("fork helm upgrade", "lasting", true, (r, v) -> forked.upgrade(r, v, false)),
                    new Figures("the same with an empty home", "empty", true, (r, v) -> forked.upgrade(r, v, true)),
                    new Figures("fork a dry run, then the upgrade", "twice", true, (r, v) -> {
                        forked.upgrade(r, v, false, "--dry-run=server");
                        return forked.upgrade(r, v, false);
                    }),
                    new Figures("agent without diff", "plain", false, (r, v) -> agent(operations, chart, r, v, false)),
                    new Figures("agent", "diff", false, (r, v) -> agent(operations, chart, r, v, true)));
            for (int i = -1; i < ROUNDS; i++) {
                for (Figures figures : all) {
                    time(figures, bed, i);
                }
            }
            for (int i = 0; i < MEMORY_ROUNDS; i++) {
                for (Figures figures : all) {
                    watch(figures, bed, ROUNDS + i);
                }
            }
            StringBuilder text = new StringBuilder("### Helm upgrade\n\n| way | done ms p50 | p90 | × fork"
                    + " | helm CPU ms | agent CPU ms | CPU × fork | peak MB of helm | peak MB of the agent |\n"
                    + "|---|---|---|---|---|---|---|---|---|\n");
            all.forEach(f -> text.append(row(f, all.get(0))));
            text.append("\n")
                    .append(ROUNDS)
                    .append(" rounds, helm ")
                    .append(forked.version())
                    .append(", without waiting. *Empty home*: helm has no cache of the API server's kinds, as in a new"
                            + " pod and as each helm of the agent. The agent's times hold the upload of the chart;"
                            + " with diff, which is the default, helm renders the chart in a dry run first; a script that shows what"
                            + " it will change forks helm twice as well.\n");
            return new Answer(text.toString(), List.of());
        }
    }

    private static long agent(Operations operations, SmallChart chart, String release, String value, boolean diff)
            throws Exception {
        ArchiveReference archive = operations.upload(chart.archive());
        HelmValues values = HelmValues.of(SmallChart.values(value));
        return operations.run(new HelmUpgrade(
                release,
                ChartSource.inWorkspace(SmallChart.NAME),
                values,
                archive,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                diff,
                null));
    }

    /** The round before 0 installs and warms up. */
    private static void time(Figures figures, Bed bed, int round) throws Exception {
        Proc agent = bed.agent().proc();
        Proc parent = figures.forked ? Proc.self() : agent;
        double helmCpu = parent.childrenCpuMillis();
        double agentCpu = agent.cpuMillis();
        long from = System.nanoTime();
        long end = figures.way.upgrade(figures.release, "round " + round);
        if (round >= 0) {
            figures.done.add((end - from) / 1e6);
            figures.helmCpu.add(parent.childrenCpuMillis() - helmCpu);
            figures.agentCpu.add(figures.forked ? 0 : agent.cpuMillis() - agentCpu);
        }
        require(figures, bed, "round " + round);
    }

    private static void watch(Figures figures, Bed bed, int round) throws Exception {
        Proc agent = bed.agent().proc();
        agent.forgetPeak();
        try (PeakOfChildren peak = new PeakOfChildren(figures.forked ? Proc.self() : agent, "helm")) {
            figures.way.upgrade(figures.release, "round " + round);
            figures.helmPeak.add(peak.megabytes());
        }
        figures.agentPeak.add(agent.peak());
    }

    private static void require(Figures figures, Bed bed, String value) {
        String found = bed.namespace().field("configmap/" + figures.release, ".data.greeting");
        if (!found.equals(value)) {
            throw new IllegalStateException(
                    figures.name + " should have brought '" + value + "', but '" + found + "' is there");
        }
    }

    private static String row(Figures figures, Figures fork) {
        double cpu = figures.helmCpu.mean() + figures.agentCpu.mean();
        return "| " + figures.name + " | " + Samples.text(figures.done.median(), 0) + " | "
                + Samples.text(figures.done.percentile(90), 0) + " | "
                + Samples.text(figures.done.median() / fork.done.median(), 1) + " | "
                + Samples.text(figures.helmCpu.mean(), 0) + " | "
                + (figures.forked ? "–" : Samples.text(figures.agentCpu.mean(), 0)) + " | "
                + Samples.text(cpu / fork.helmCpu.mean(), 1) + " | " + Samples.text(figures.helmPeak.most(), 0)
                + " | " + (figures.forked ? "–" : Samples.text(figures.agentPeak.most(), 0)) + " |\n";
    }
}
