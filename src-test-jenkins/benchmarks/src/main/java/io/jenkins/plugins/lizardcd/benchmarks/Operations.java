package io.jenkins.plugins.lizardcd.benchmarks;

import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.client.AgentException;
import io.jenkins.plugins.lizardcd.client.EventSink;
import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Operations as a step of the plugin runs them: submit, then follow the events. */
final class Operations {

    private final AgentClient client;
    private final String namespace;

    Operations(ImageAgent agent) throws IOException {
        this.client = agent.client();
        this.namespace = agent.namespace();
    }

    AgentClient client() {
        return client;
    }

    /** Submits; blocks until it is accepted. */
    Operation submit(OperationSpec spec) throws Exception {
        OperationRequest request =
                new OperationRequest(UUID.randomUUID().toString(), spec, null, null, null, null, null);
        return client.submit(namespace, Json.write(request)).get(60, TimeUnit.SECONDS);
    }

    /** Follows to the end; the future then has the time at which the end came, by {@link System#nanoTime}. */
    CompletableFuture<Long> end(Operation operation) {
        CompletableFuture<Long> end = new CompletableFuture<>();
        client.follow(namespace, operation.id(), 0, new EndSink(end));
        return end;
    }

    /** Submits and follows to the end; returns when that has come, by {@link System#nanoTime}. */
    long run(OperationSpec spec) throws Exception {
        return end(submit(spec)).get(120, TimeUnit.SECONDS);
    }

    /** Sends files of a workspace. */
    ArchiveReference upload(byte[] archive) throws Exception {
        return client.upload(namespace, archive).get(60, TimeUnit.SECONDS);
    }

    /** Sets an image and returns when the end has come. */
    long setImage(String deployment, String image, boolean await) throws Exception {
        return run(spec(deployment, image, await));
    }

    static SetImage spec(String deployment, String image, boolean await) {
        return new SetImage(
                Workload.parse("deployment/" + deployment),
                List.of(new ContainerImage(null, image)),
                await,
                null,
                null,
                null,
                null,
                null);
    }

    private record EndSink(CompletableFuture<Long> end) implements EventSink {
        @Override
        public void opened() {
            // nothing to do before the end
        }

        @Override
        public void event(String json) {
            // only the end counts
        }

        @Override
        public void ended(String json) {
            long now = System.nanoTime();
            Operation operation = Json.read(json, Operation.class);
            if (operation.phase() == Phase.SUCCEEDED || operation.phase() == Phase.CANCELLED) {
                end.complete(now);
            } else {
                end.completeExceptionally(new IllegalStateException(
                        operation.phase() + ": " + operation.failure().message()));
            }
        }

        @Override
        public void closed(AgentException error) {
            end.completeExceptionally(error == null ? new IllegalStateException("closed without an end") : error);
        }
    }
}
