package io.jenkins.plugins.lizardcd.benchmarks;

import io.jenkins.plugins.lizardcd.benchmarks.Answer.Goal;
import io.jenkins.plugins.lizardcd.benchmarks.Benchmarks.Benchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Setting an image through the agent, by a bare client's PATCH and by forking kubectl. The three take turns, so that
 * whatever else the machine does meets all of them.
 */
final class SetImageBenchmark implements Benchmark {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final Pattern IMAGE = Pattern.compile("localhost/bench:([0-9]+)");

    private final AtomicInteger tags = new AtomicInteger();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    /** Sets one image and returns when that is known to be done, by {@link System#nanoTime}. */
    private interface Way {
        long set(String deployment, String image) throws Exception;
    }

    private static final class Figures {
        final String name;
        final Way way;
        final int perRound;
        final Samples done = new Samples();
        final Samples visible = new Samples();
        final Samples roundMedians = new Samples();
        final Samples rates = new Samples();
        final Samples clientCpu = new Samples();
        final Samples agentCpu = new Samples();

        Figures(String name, int perRound, Way way) {
            this.name = name;
            this.way = way;
            this.perRound = perRound;
        }
    }

    @Override
    public Answer run() throws Exception {
        try (Bed bed = new Bed()) {
            bed.idleDeployments(16);
            Operations operations = new Operations(bed.agent().start());
            BareClient bare = new BareClient(bed.access());
            StringBuilder text = new StringBuilder("### Set image\n\n");
            text.append("| way | at once | done ms p50 | p99 | × PATCH | visible ms p50 | × PATCH | ops/s"
                    + " | client CPU ms/op | agent CPU ms/op |\n|---|---|---|---|---|---|---|---|---|---|\n");
            List<Figures> single = List.of();
            try (AutoCloseable watch = bare.watch(this::event)) {
                for (int atOnce : List.of(1, 16)) {
                    List<Figures> all = List.of(
                            new Figures("PATCH by a bare client", 60 * atOnce / (atOnce == 1 ? 1 : 4), (d, i) -> {
                                bare.setImage(d, i);
                                return System.nanoTime();
                            }),
                            new Figures(
                                    "agent",
                                    60 * atOnce / (atOnce == 1 ? 1 : 4),
                                    (d, i) -> operations.setImage(d, i, false)),
                            new Figures("fork kubectl set image", atOnce == 1 ? 6 : 32, (d, i) -> {
                                bed.access().kubectl("set", "image", "deployment/" + d, d + "=" + i);
                                return System.nanoTime();
                            }));
                    measure(all, bed.agent(), atOnce);
                    all.forEach(f -> text.append(row(f, all.get(0), atOnce)));
                    single = atOnce == 1 ? all : single;
                }
            }
            double patch = single.get(0).roundMedians.median();
            double agent = single.get(1).roundMedians.median();
            text.append('\n').append(new CallCosts(bare).measure(agent, patch));
            return new Answer(text.toString(), goals(single));
        }
    }

    private static List<Goal> goals(List<Figures> single) {
        Figures bare = single.get(0);
        Figures agent = single.get(1);
        double done = agent.roundMedians.median();
        double times = done / bare.roundMedians.median();
        double visible = agent.visible.median() / bare.visible.median();
        double kubectl = single.get(2).roundMedians.median() / done;
        return List.of(
                new Goal(
                        "set image within 1.2 × of a bare PATCH",
                        Samples.text(times, 1) + " × until the `end` event, " + Samples.text(visible, 1)
                                + " × until the change can be seen",
                        times <= 1.2),
                new Goal("set image 10 × faster than forking kubectl", Samples.text(kubectl, 1) + " ×", kubectl >= 10));
    }

    private void measure(List<Figures> all, ImageAgent agent, int atOnce) throws Exception {
        for (Figures figures : all) { // warm-up
            round(new Figures(figures.name, figures.perRound / 2, figures.way), agent, atOnce);
        }
        for (int i = 0; i < ROUNDS; i++) {
            for (Figures figures : all) {
                round(figures, agent, atOnce);
            }
        }
    }

    private void round(Figures figures, ImageAgent agent, int atOnce) throws Exception {
        Samples done = new Samples();
        double agentCpu = agent.proc().cpuMillis();
        double ownCpu = clientCpu(figures);
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < atOnce; t++) {
            String deployment = Bed.deployment(t);
            running.add(threads.submit(() -> {
                for (int i = 0; i < figures.perRound / atOnce; i++) {
                    one(figures, done, deployment);
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
        double seconds = (System.nanoTime() - start) / 1e9;
        int count = figures.perRound / atOnce * atOnce;
        figures.rates.add(count / seconds);
        figures.clientCpu.add((clientCpu(figures) - ownCpu) / count);
        figures.agentCpu.add((agent.proc().cpuMillis() - agentCpu) / count);
        figures.done.addAll(done);
        figures.roundMedians.add(done.median());
    }

    private void one(Figures figures, Samples done, String deployment) throws Exception {
        int tag = tags.incrementAndGet();
        long from = System.nanoTime();
        long end = figures.way.set(deployment, "localhost/bench:" + tag);
        done.add((end - from) / 1e6);
        Long visible = seen.remove(Integer.toString(tag));
        if (visible != null) { // else the watch was slower than the answer; it is close enough to it
            figures.visible.add((visible - from) / 1e6);
        } else {
            figures.visible.add((end - from) / 1e6);
        }
    }

    /** Of this process, or of the processes it starts. */
    private static double clientCpu(Figures figures) {
        return figures.name.startsWith("fork")
                ? Proc.self().childrenCpuMillis()
                : Proc.self().cpuMillis();
    }

    private void event(String line) {
        long now = System.nanoTime();
        Matcher image = IMAGE.matcher(line);
        if (image.find()) {
            seen.putIfAbsent(image.group(1), now);
        }
    }

    private static String row(Figures figures, Figures bare, int atOnce) {
        return "| " + figures.name + " | " + atOnce + " | " + Samples.text(figures.roundMedians.median(), 1) + " | "
                + Samples.text(figures.done.percentile(99), 1) + " | "
                + Samples.text(figures.roundMedians.median() / bare.roundMedians.median(), 1) + " | "
                + Samples.text(figures.visible.median(), 1) + " | "
                + Samples.text(figures.visible.median() / bare.visible.median(), 1) + " | "
                + Samples.text(figures.rates.median(), 0) + " | "
                + Samples.text(figures.clientCpu.median(), 1) + " | "
                + (figures.name.equals("agent") ? Samples.text(figures.agentCpu.median(), 1) : "–") + " |\n";
    }
}
