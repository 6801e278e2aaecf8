package io.jenkins.plugins.lizardcd.benchmarks;

import io.jenkins.plugins.lizardcd.benchmarks.Answer.Goal;
import io.jenkins.plugins.lizardcd.benchmarks.Benchmarks.Benchmark;
import io.jenkins.plugins.lizardcd.testbed.TrustAll;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Start of the agent, and its memory idle and after many requests. */
final class StartBenchmark implements Benchmark {

    private static final int STARTS = Integer.getInteger("starts", 9);
    private static final int REQUESTS = Integer.getInteger("requests", 10_000);
    private static final int CALLERS = 8;
    private static final int DEPLOYMENTS = 16;
    private static final long IDLE_SECONDS = 20;

    @Override
    public Answer run() throws Exception {
        try (Bed bed = new Bed()) {
            bed.idleDeployments(DEPLOYMENTS);
            ImageAgent agent = bed.agent();
            agent.start().stop(); // makes its certificate, which an installed agent has from a Secret
            Samples answer = new Samples();
            Samples ready = new Samples();
            Samples cpu = new Samples();
            for (int i = 0; i < STARTS; i++) {
                agent.launch();
                answer.add(until(agent, "/healthz"));
                cpu.add(agent.proc().cpuMillis());
                ready.add(until(agent, "/readyz"));
                if (i < STARTS - 1) {
                    agent.stop();
                }
            }
            double before = agent.proc().cpuMillis();
            TimeUnit.SECONDS.sleep(IDLE_SECONDS); // to be idle is what is measured
            double idleCpu = (agent.proc().cpuMillis() - before) / IDLE_SECONDS;
            double idle = agent.proc().rss();
            double idleOwn = agent.proc().anonymous();
            double rate = load(agent);
            double loaded = agent.proc().rss();
            String text = "### Start and memory of the agent\n\n| what | figure |\n|---|---|\n"
                    + "| first answer after start, median of " + STARTS + " | " + Samples.text(answer.median(), 0)
                    + " ms (CPU " + Samples.text(cpu.median(), 0) + " ms) |\n"
                    + "| ready for operations after start | " + Samples.text(ready.median(), 0) + " ms |\n"
                    + "| RSS idle | " + memory(idle, idleOwn) + " |\n"
                    + "| CPU idle | " + Samples.text(idleCpu, 1) + " ms/s |\n"
                    + "| RSS after " + REQUESTS + " requests, one in ten an operation, " + CALLERS + " at once, "
                    + Samples.text(rate, 0) + "/s | "
                    + memory(loaded, agent.proc().anonymous()) + " |\n"
                    + "| threads then | " + agent.proc().threads() + " |\n";
            return new Answer(
                    text,
                    List.of(
                            new Goal(
                                    "first answer 0.3 s after the start",
                                    Samples.text(answer.median() / 1000, 2) + " s, CPU time "
                                            + Samples.text(cpu.median() / 1000, 2) + " s",
                                    answer.median() <= 300),
                            new Goal(
                                    "under 110 MB",
                                    Samples.text(idle, 0) + " MB idle; " + Samples.text(loaded, 0) + " MB after "
                                            + REQUESTS + " requests",
                                    loaded < 110)));
        }
    }

    private static String memory(double rss, double own) {
        return Samples.text(rss, 0) + " MB (" + Samples.text(own, 0) + " MB without pages of files)";
    }

    /** Requests as Jenkins sends them; returns how many a second. */
    private static double load(ImageAgent agent) throws Exception {
        Operations operations = new Operations(agent);
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        List<Future<?>> running = new ArrayList<>();
        long from = System.nanoTime();
        for (int t = 0; t < CALLERS; t++) {
            int caller = t;
            running.add(threads.submit(() -> {
                for (int i = number.incrementAndGet(); i <= REQUESTS; i = number.incrementAndGet()) {
                    request(operations, agent.namespace(), caller, i);
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
        return REQUESTS / ((System.nanoTime() - from) / 1e9);
    }

    private static void request(Operations operations, String namespace, int caller, int number) throws Exception {
        switch (number % 10) {
            case 0 -> operations.setImage(Bed.deployment(caller), "localhost/bench:" + number, false);
            case 1 -> operations.client().status(namespace).get(60, TimeUnit.SECONDS);
            case 2 ->
                operations
                        .client()
                        .operation(namespace, "unknown")
                        .handle((o, e) -> o)
                        .get(60, TimeUnit.SECONDS);
            default ->
                operations
                        .client()
                        .object(namespace, "deployment/" + Bed.deployment(number % DEPLOYMENTS))
                        .get(60, TimeUnit.SECONDS);
        }
    }

    /** Asks until the answer is 200; returns the time since the launch in ms. */
    private static double until(ImageAgent agent, String path) throws Exception {
        SSLContext tls = TrustAll.context();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            if (answers(agent.port(), path, tls)) {
                return (System.nanoTime() - agent.startedNanos()) / 1e6;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        throw new IllegalStateException("the agent does not answer " + path + ":\n" + agent.log());
    }

    private static boolean answers(int port, String path, SSLContext tls) {
        // A plain connect first: it costs nothing while the port is still closed.
        try (Socket plain = new Socket("127.0.0.1", port);
                SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, "127.0.0.1", port, true)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }
}
