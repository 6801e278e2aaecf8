package io.jenkins.plugins.lizardcd.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.benchmarks.Answer.Goal;
import io.jenkins.plugins.lizardcd.benchmarks.Benchmarks.Benchmark;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How long after the end of a rollout, as the Deployment's status tells it, the step and kubectl know of it. */
final class RolloutEndBenchmark implements Benchmark {

    private static final int ROLLOUTS = Integer.getInteger("rollouts", 15);
    private static final String NAME = "web";

    private volatile String awaited = "";
    private volatile CompletableFuture<Long> complete = new CompletableFuture<>();

    @Override
    public Answer run() throws Exception {
        try (Bed bed = new Bed()) {
            bed.namespace()
                    .workloads()
                    .start(Workload.deployment(NAME, SampleImage.V1).replicas(2));
            Operations operations = new Operations(bed.agent().start());
            BareClient bare = new BareClient(bed.access());
            Samples agent = new Samples();
            Samples kubectl = new Samples();
            Samples length = new Samples();
            try (AutoCloseable watch = bare.watch(this::event)) {
                for (int i = -1; i < ROLLOUTS; i++) {
                    String image = (i % 2 == 0 ? SampleImage.V1 : SampleImage.V2).reference();
                    complete = new CompletableFuture<>();
                    awaited = image;
                    long from = System.nanoTime();
                    CompletableFuture<Long> end = operations.end(operations.submit(Operations.spec(NAME, image, true)));
                    CompletableFuture<Long> forked = CompletableFuture.supplyAsync(() -> {
                        bed.access().kubectl("rollout", "status", "deployment/" + NAME);
                        return System.nanoTime();
                    });
                    long done = complete.get(2, TimeUnit.MINUTES);
                    long told = end.get(1, TimeUnit.MINUTES);
                    long exited = forked.get(1, TimeUnit.MINUTES);
                    if (i >= 0) { // the first one warms up
                        agent.add((told - done) / 1e6);
                        kubectl.add((exited - done) / 1e6);
                        length.add((done - from) / 1e6);
                    }
                }
            }
            String text = "### End of the step after the end of the rollout\n\n"
                    + "| who | ms p50 | ms p90 | ms most |\n|---|---|---|---|\n"
                    + row("agent's `end` event at the plugin", agent)
                    + row("exit of `kubectl rollout status`", kubectl)
                    + "\n" + ROLLOUTS + " rollouts of 2 replicas, median length "
                    + Samples.text(length.median() / 1000, 1) + " s.\n";
            String measured =
                    Samples.text(agent.median(), 0) + " ms; nine of ten within " + Samples.text(agent.percentile(90), 0)
                            + " ms, all within " + Samples.text(agent.most(), 0) + " ms";
            return new Answer(
                    text,
                    List.of(new Goal(
                            "step ends within 200 ms of the rollout's end", measured, agent.percentile(90) <= 200)));
        }
    }

    private static String row(String who, Samples samples) {
        return "| " + who + " | " + Samples.text(samples.median(), 0) + " | " + Samples.text(samples.percentile(90), 0)
                + " | " + Samples.text(samples.most(), 0) + " |\n";
    }

    /** As {@code kubectl rollout status} sees the end. */
    private void event(String line) {
        long now = System.nanoTime();
        try {
            JsonNode object = Json.tolerant().readTree(line).path("object");
            JsonNode spec = object.path("spec");
            JsonNode status = object.path("status");
            int wanted = spec.path("replicas").asInt();
            String image = spec.at("/template/spec/containers/0/image").asText();
            if (image.equals(awaited)
                    && status.path("observedGeneration").asLong()
                            >= object.path("metadata").path("generation").asLong()
                    && status.path("updatedReplicas").asInt() == wanted
                    && status.path("replicas").asInt() == wanted
                    && status.path("availableReplicas").asInt() == wanted) {
                complete.complete(now);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the watch sent no JSON", e);
        }
    }
}
