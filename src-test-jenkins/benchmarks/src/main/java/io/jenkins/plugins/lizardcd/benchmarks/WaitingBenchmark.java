package io.jenkins.plugins.lizardcd.benchmarks;

import io.jenkins.plugins.lizardcd.benchmarks.Answer.Goal;
import io.jenkins.plugins.lizardcd.benchmarks.Benchmarks.Benchmark;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.WaitFor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What many operations that wait for something cost the agent, and their event streams the plugin. */
final class WaitingBenchmark implements Benchmark {

    private static final int WAITING = Integer.getInteger("waiting", 1000);
    private static final int SUBMITTERS = 8;
    private static final long WATCHED_SECONDS = 30;

    /** A moment of both sides. */
    private record Moment(double rss, int threads, double heap, int ownThreads) {

        static Moment of(ImageAgent agent) {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            return new Moment(
                    agent.proc().rss(),
                    agent.proc().threads(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0,
                    ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }

    @Override
    public Answer run() throws Exception {
        try (Bed bed = new Bed()) {
            bed.idleDeployments(1);
            Operations operations = new Operations(bed.agent().start());
            operations.setImage(Bed.deployment(0), "localhost/bench:1", false); // opens the connections
            Moment before = Moment.of(bed.agent());
            long from = System.nanoTime();
            List<Operation> accepted = submitAll(operations);
            double seconds = (System.nanoTime() - from) / 1e9;
            List<CompletableFuture<Long>> ends =
                    accepted.stream().map(operations::end).toList();
            TimeUnit.SECONDS.sleep(5); // the streams open, and what was needed to open them is let go
            double cpu = bed.agent().proc().cpuMillis();
            TimeUnit.SECONDS.sleep(WATCHED_SECONDS);
            cpu = (bed.agent().proc().cpuMillis() - cpu) / WATCHED_SECONDS;
            Moment waiting = Moment.of(bed.agent());
            int connections = connections(bed.agent());
            long ended = ends.stream().filter(CompletableFuture::isDone).count();
            if (ended > 0) {
                throw new IllegalStateException(ended + " operations have ended: " + problem(ends));
            }
            from = System.nanoTime();
            cancelAll(operations, accepted);
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);
            double ending = (System.nanoTime() - from) / 1e9;
            Moment after = Moment.of(bed.agent());
            String text = "### " + WAITING + " waiting operations\n\n"
                    + "| when | agent RSS MB | agent threads | plugin heap MB | plugin threads |\n|---|---|---|---|---|\n"
                    + row("before", before)
                    + row(WAITING + " wait", waiting)
                    + row("all ended", after)
                    + "\n" + connections + " TCP connections from plugin to agent; accepted in "
                    + Samples.text(seconds, 1) + " s, cancelled in " + Samples.text(ending, 1)
                    + " s; the waiting agent used " + Samples.text(cpu, 1)
                    + " ms CPU a second. The plugin's heap holds "
                    + Samples.text((waiting.heap() - before.heap()) * 1024 / WAITING, 1)
                    + " KB for each stream.\n";
            int threads = Math.max(0, waiting.ownThreads() - before.ownThreads());
            double heap = waiting.heap() - before.heap();
            return new Answer(
                    text,
                    List.of(
                            new Goal(WAITING + " waiting steps cost no thread", threads + " threads", threads == 0),
                            new Goal(
                                    WAITING + " waiting steps cost under 20 MB of the controller's heap",
                                    Samples.text(heap, 1) + " MB for the streams (without Jenkins' own part of a step)",
                                    heap < 20),
                            new Goal(
                                    "under 110 MB with " + WAITING + " waiting operations",
                                    Samples.text(waiting.rss(), 0) + " MB",
                                    waiting.rss() < 110)));
        }
    }

    private static String problem(List<CompletableFuture<Long>> ends) {
        return ends.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .map(e -> e.handle((v, error) -> error.toString()).join())
                .findFirst()
                .orElse("without a problem");
    }

    private static List<Operation> submitAll(Operations operations) throws Exception {
        return inParallel(
                i -> operations.submit(new WaitFor("deployment/" + Bed.deployment(0), "condition=Never" + i)));
    }

    private static void cancelAll(Operations operations, List<Operation> all) throws Exception {
        inParallel(i -> operations
                .client()
                .cancel(all.get(i).namespace(), all.get(i).id(), new CancelRequest("benchmark", null, null))
                .get(60, TimeUnit.SECONDS));
    }

    private interface Numbered {
        Operation run(int number) throws Exception;
    }

    private static List<Operation> inParallel(Numbered action) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SUBMITTERS);
        List<Future<Operation>> running = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            int number = i;
            running.add(threads.submit(() -> action.run(number)));
        }
        List<Operation> results = new ArrayList<>();
        for (Future<Operation> each : running) {
            results.add(each.get());
        }
        threads.shutdown();
        return results;
    }

    private static int connections(ImageAgent agent) throws IOException {
        Process ss = new ProcessBuilder("ss", "-Htn", "state", "established", "dport", "=", ":" + agent.port()).start();
        return (int) ss.inputReader().lines().count();
    }

    private static String row(String when, Moment moment) {
        return "| " + when + " | " + Samples.text(moment.rss(), 0) + " | " + moment.threads() + " | "
                + Samples.text(moment.heap(), 1) + " | " + moment.ownThreads() + " |\n";
    }
}
