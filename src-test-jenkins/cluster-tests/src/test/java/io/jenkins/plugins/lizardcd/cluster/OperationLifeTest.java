package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.LockPolicy;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Restart;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Keys, locks, cancel, resume: what the engine promises for any operation, shown with set image. */
@ClusterTest
final class OperationLifeTest {

    private static final Map<String, String> SETTINGS = Map.of("LIZARD_LEASE_DURATION", "10s");

    @Test
    void sameKeyIsTheSameOperationAndAnotherSpecUnderItIsRefused(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));
        try (AgentProcess agent = agent(namespace, "a")) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation first = api.submit("job#1/7", Specs.setImage("deployment/web", SampleImage.V2));
            Operation second = api.submit("job#1/7", Specs.setImage("deploy/web", SampleImage.V2));
            AgentApi.Answer other = api.post(
                    "/v1/namespaces/" + namespace.name() + "/operations",
                    Json.write(new OperationRequest(
                            "job#1/7",
                            Specs.setImage("deployment/web", SampleImage.CRASH),
                            null,
                            null,
                            null,
                            null,
                            null)));

            assertThat(second.id()).isEqualTo(first.id());
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.problem().type()).isEqualTo(ProblemType.KEY_REUSED);
            assertThat(other.problem().operation()).isEqualTo(first.id());
            assertThat(api.await(first.id()).phase()).isEqualTo(Phase.SUCCEEDED);
            assertThat(revisions(namespace)).isEqualTo(2);
        }
    }

    @Test
    void killedAgentGoesOnWhereItWasAndNoEventIsLostOrDoubled(TestNamespace namespace) {
        namespace.workloads().start(slow("web", SampleImage.V1));
        try (AgentProcess agent = agent(namespace, "a")) {
            AgentApi api = new AgentApi(agent, namespace.name());
            List<Event> events = new ArrayList<>();
            Operation operation = api.submit("job#1/7", Specs.setImage("deployment/web", SampleImage.SLOW));
            namespace.await("the rollout is under way", () -> namespace
                    .field("deployment/web", ".status.updatedReplicas")
                    .equals("1"));
            CompletableFuture<List<Event>> follower = follower(api, operation);
            long told = api.operation(operation.id()).events();

            agent.kill();
            List<Event> seen = follower.join();
            agent.start();
            api = new AgentApi(agent, namespace.name());
            Operation end = api.follow(operation.id(), 0, events);

            assertThat(end.phase()).as(agent.log()).isEqualTo(Phase.SUCCEEDED);
            // Messages may repeat (a pod may become unavailable again); numbers never do.
            assertThat(events)
                    .extracting(Event::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
            assertThat(events.size()).isGreaterThanOrEqualTo(Math.toIntExact(told));
            assertThat(events).as("what was seen before the kill").startsWith(seen.toArray(Event[]::new));
            assertThat(revisions(namespace)).isEqualTo(2);
        }
    }

    @Test
    void secondOperationOnAWorkloadQueuesFailsOrSupersedesAsAsked(TestNamespace namespace) {
        namespace.workloads().start(slow("web", SampleImage.V1));
        try (AgentProcess agent = agent(namespace, "a")) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Operation first = api.submit("1", Specs.setImage("deployment/web", SampleImage.SLOW));
            Operation refused =
                    api.submit(request("2", Specs.setImage("deployment/web", SampleImage.V1), LockPolicy.FAIL));
            Operation queued =
                    api.submit(request("3", Specs.setImage("deployment/web", SampleImage.V1), LockPolicy.QUEUE));

            Operation refusal = api.await(refused.id());
            assertThat(refusal.phase()).isEqualTo(Phase.FAILED);
            assertThat(refusal.failure().type()).isEqualTo(ProblemType.TARGET_LOCKED);
            assertThat(refusal.failure().message()).contains(first.id());
            namespace.await(
                    "the third is queued", () -> api.operation(queued.id()).phase() == Phase.QUEUED);
            namespace.await("the first runs", () -> api.operation(first.id()).phase() == Phase.RUNNING);

            Operation newest =
                    api.submit(request("4", Specs.setImage("deployment/web", SampleImage.V2), LockPolicy.SUPERSEDE));

            assertThat(api.await(newest.id()).phase()).as(agent.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(api.await(first.id()).phase()).isEqualTo(Phase.CANCELLED);
            assertThat(api.await(queued.id()).phase()).isEqualTo(Phase.CANCELLED);
            assertThat(api.await(first.id()).failure().message()).contains(newest.id());
            assertThat(image(namespace)).isEqualTo(SampleImage.V2.reference());
        }
    }

    @Test
    void cancelledOperationStopsAndSaysSo(TestNamespace namespace) {
        namespace.workloads().start(slow("web", SampleImage.V1));
        try (AgentProcess agent = agent(namespace, "a")) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Operation operation = api.submit("1", Specs.setImage("deployment/web", SampleImage.NEVER_READY));
            namespace.await("it runs", () -> image(namespace).equals(SampleImage.NEVER_READY.reference()));

            api.cancel(operation.id(), new CancelRequest("aborted by anna", "anna", null));
            Operation end = api.await(operation.id());

            assertThat(end.phase()).isEqualTo(Phase.CANCELLED);
            assertThat(end.failure().message()).contains("aborted by anna");
            assertThat(image(namespace)).isEqualTo(SampleImage.NEVER_READY.reference());
        }
    }

    @Test
    void roleThatLacksAVerbIsNamedBeforeTheFirstWrite(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));
        var access = AgentProcess.access(namespace, "--operations", "scale");
        try (AgentProcess agent = AgentProcess.start(access, "a", SETTINGS)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            AgentApi.Answer answer = api.offer(request(
                    "1",
                    new Restart(io.jenkins.plugins.lizardcd.shared.Workload.parse("daemonset/log"), null, null, null),
                    null));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem().type()).isEqualTo(ProblemType.MISSING_PERMISSION);
            assertThat(answer.problem().detail())
                    .contains("patch daemonsets.apps")
                    .contains("- {apiGroups: [\"apps\"], resources: [\"daemonsets\"], verbs: [\"patch\"]}")
                    .contains("Nothing was changed");
        }
    }

    /** What a client gets until the agent dies. */
    private static CompletableFuture<List<Event>> follower(AgentApi api, Operation operation) {
        CompletableFuture<List<Event>> all = new CompletableFuture<>();
        CompletableFuture<Void> first = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            List<Event> seen = new ArrayList<>();
            api.follow(operation.id(), 0, event -> {
                seen.add(event);
                first.complete(null);
            });
            all.complete(seen);
        });
        thread.setDaemon(true);
        thread.start();
        first.orTimeout(30, TimeUnit.SECONDS).join();
        return all;
    }

    private static AgentProcess agent(TestNamespace namespace, String identity) {
        return AgentProcess.start(AgentProcess.access(namespace), identity, SETTINGS);
    }

    private static OperationRequest request(String key, OperationSpec spec, LockPolicy lock) {
        return new OperationRequest(key, spec, null, null, lock, null, null);
    }

    private static Workload slow(String name, SampleImage image) {
        return Workload.deployment(name, image).replicas(2);
    }

    private static long revisions(TestNamespace namespace) {
        return Long.parseLong(
                namespace.field("deployment/web", ".metadata.annotations.deployment\\.kubernetes\\.io/revision"));
    }

    private static String image(TestNamespace namespace) {
        return namespace.field("deployment/web", ".spec.template.spec.containers[0].image");
    }
}
