package io.jenkins.plugins.lizardcd.benchmarks;

import io.jenkins.plugins.lizardcd.benchmarks.Benchmarks.Benchmark;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.testbed.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Applying manifests through the agent and by forking {@code kubectl apply --server-side}: new objects, then the same
 * again, which changes nothing. The two take turns, each with objects of its own.
 */
final class ApplyBenchmark implements Benchmark {

    /** Rounds of the largest set; smaller ones get more, as they take less time. */
    private static final int ROUNDS = Integer.getInteger("applies", 3);
    /** Every so many objects one is a Service, which has fields that the API server fills in. */
    private static final int SERVICES = 25;

    private record Size(int objects, int rounds) {}

    private static final List<Size> SIZES =
            List.of(new Size(1, 8 * ROUNDS), new Size(50, 3 * ROUNDS), new Size(500, ROUNDS));

    private static final class Figures {
        final Samples agent = new Samples();
        final Samples agentCpu = new Samples();
        final Samples kubectl = new Samples();
        final Samples kubectlCpu = new Samples();
    }

    private Bed bed;
    private Operations operations;

    @Override
    public Answer run() throws Exception {
        try (Bed open = new Bed("--apply", "configmaps,services")) {
            bed = open;
            operations = new Operations(bed.agent().start());
            StringBuilder text = new StringBuilder("### Apply\n\n| objects | apply | agent ms p50 | `kubectl apply"
                    + " --server-side` ms p50 | kubectl ÷ agent | agent CPU ms | kubectl CPU ms |\n"
                    + "|---|---|---|---|---|---|---|\n");
            round("warm", SIZES.get(1).objects(), new Figures(), new Figures());
            for (Size size : SIZES) {
                Figures first = new Figures();
                Figures second = new Figures();
                for (int i = 0; i < size.rounds(); i++) {
                    round(size.objects() + "-" + i, size.objects(), first, second);
                }
                text.append(row(size, "first: all are created", first));
                text.append(row(size, "second: nothing changes", second));
            }
            text.append("\nConfigMaps; of 25 objects one is a headless Service. ");
            SIZES.forEach(s -> text.append(s == SIZES.get(0) ? "" : ", ")
                    .append(s.rounds())
                    .append(" rounds of ")
                    .append(s.objects()));
            return new Answer(text.append(".\n").toString(), List.of());
        }
    }

    private void round(String name, int objects, Figures first, Figures second) throws Exception {
        Apply spec = spec("agent-" + name, objects);
        Path file =
                Files.writeString(Files.createTempFile("benchmark", ".yaml"), manifests("kubectl-" + name, objects));
        try {
            agent(spec, Outcome.SUCCEEDED, first);
            kubectl(file, first);
            agent(spec, Outcome.UNCHANGED, second);
            kubectl(file, second);
        } finally {
            Files.delete(file);
        }
    }

    private void agent(Apply spec, Outcome expected, Figures figures) throws Exception {
        Proc proc = bed.agent().proc();
        double cpu = proc.cpuMillis();
        long from = System.nanoTime();
        Operation accepted = operations.submit(spec);
        long end = operations.end(accepted).get(5, TimeUnit.MINUTES);
        figures.agent.add((end - from) / 1e6);
        figures.agentCpu.add(proc.cpuMillis() - cpu);
        Outcome outcome = operations
                .client()
                .operation(accepted.namespace(), accepted.id())
                .get(1, TimeUnit.MINUTES)
                .result()
                .outcome();
        if (outcome != expected) {
            throw new IllegalStateException("the apply of set " + spec.set() + " is " + outcome + ", not " + expected);
        }
    }

    private void kubectl(Path file, Figures figures) {
        Access access = bed.access();
        double cpu = Proc.self().childrenCpuMillis();
        long from = System.nanoTime();
        access.kubectl("apply", "--server-side", "-f", file.toString());
        figures.kubectl.add((System.nanoTime() - from) / 1e6);
        figures.kubectlCpu.add(Proc.self().childrenCpuMillis() - cpu);
    }

    private static Apply spec(String set, int objects) {
        return new Apply(manifests(set, objects), null, null, null, set, null, null, null, null, null, null, null);
    }

    private static String manifests(String prefix, int count) {
        List<String> documents = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String head = "metadata: {name: " + prefix + "-" + i + ", labels: {part: benchmark}}\n";
            documents.add(
                    i % SERVICES == 0
                            ? "apiVersion: v1\nkind: Service\n" + head
                                    + "spec: {clusterIP: None, ports: [{name: http, port: 80, protocol: TCP}]}\n"
                            : "apiVersion: v1\nkind: ConfigMap\n" + head + "data: {number: '" + i
                                    + "', url: 'https://shop.example/" + i + "', level: info}\n");
        }
        return String.join("---\n", documents);
    }

    private static String row(Size size, String which, Figures figures) {
        return "| " + size.objects() + " | " + which + " | " + Samples.text(figures.agent.median(), 0) + " | "
                + Samples.text(figures.kubectl.median(), 0) + " | "
                + Samples.text(figures.kubectl.median() / figures.agent.median(), 1) + " | "
                + Samples.text(figures.agentCpu.mean(), 0) + " | " + Samples.text(figures.kubectlCpu.mean(), 0)
                + " |\n";
    }
}
