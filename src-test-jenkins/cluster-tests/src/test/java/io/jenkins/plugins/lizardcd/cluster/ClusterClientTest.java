package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.FencedException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.LogOptions;
import io.jenkins.plugins.lizardcd.agent.client.ObjectView;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.agent.kubernetes.Reads;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdicts;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.World;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.NamespaceStatus;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.Rule;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The agent's way to the API server. */
@ClusterTest
class ClusterClientTest {

    @Test
    void writesAreGuardedFencedAndExplained(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));
        try (Engine engine = new Engine(namespace)) {
            Cluster cluster = engine.cluster();
            KubeObject seen = cluster.get(ApiResource.DEPLOYMENTS, "web");
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("metadata").putObject("annotations").put("a", "1");

            KubeObject planned = cluster.planning().patch(ApiResource.DEPLOYMENTS, seen, PatchType.MERGE, patch);
            assertThat(planned.annotation("a")).contains("1");
            assertThat(namespace.field("deployment/web", ".metadata.annotations.a"))
                    .isEmpty();
            cluster.patch(ApiResource.DEPLOYMENTS, seen, PatchType.STRATEGIC, patch);
            assertThatThrownBy(() -> cluster.patch(ApiResource.DEPLOYMENTS, seen, PatchType.MERGE, patch))
                    .isInstanceOf(ConflictException.class);
            Cluster lost = cluster.fenced(() -> {
                throw new FencedException("lost");
            });
            assertThatThrownBy(() -> lost.patch(ApiResource.DEPLOYMENTS, seen, PatchType.MERGE, patch))
                    .isInstanceOf(FencedException.class);
            assertThatThrownBy(() -> cluster.get(ApiResource.DEPLOYMENTS, "wep"))
                    .hasMessageContaining("deployment/wep does not exist in namespace " + namespace.name())
                    .hasMessageContaining("web");
            String version = namespace.field("deployment/web", ".metadata.resourceVersion");
            cluster.stamp(io.jenkins.plugins.lizardcd.shared.Workload.parse("deployment/web"), 7);
            cluster.stamp(io.jenkins.plugins.lizardcd.shared.Workload.parse("deployment/none"), 7);
            assertThat(namespace.field("deployment/web", ".metadata.resourceVersion"))
                    .isNotEqualTo(version);
        }
    }

    @Test
    void aMissingRightIsNamed(TestNamespace namespace) {
        namespace.apply("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\"}}");
        try (Engine engine = new Engine(namespace)) {
            ApiResource quotas = engine.cluster().resource("resourcequotas");
            assertThatThrownBy(() -> engine.cluster().get(quotas, "x"))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().type()).isEqualTo(ProblemType.MISSING_PERMISSION);
                        assertThat(e.problem().missing()).containsExactly(new Permission("get", "", "resourcequotas"));
                        assertThat(e).hasMessageContaining("resources: [\"resourcequotas\"], verbs: [\"get\"]");
                    });
            assertThatThrownBy(() -> engine.cluster().resource("nonsense")).hasMessageContaining("api-resources");
            assertThat(engine.cluster().resource("ing").plural()).isEqualTo("ingresses");
            assertThat(engine.cluster().resource("netpol").kind()).isEqualTo("NetworkPolicy");
        }
    }

    @Test
    void aThousandSubscriptionsAreWokenOnlyForTheirOwn(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));
        namespace.workloads().start(Workload.deployment("other", SampleImage.V1));
        try (Engine engine = new Engine(namespace)) {
            ObjectView view = engine.cluster().view();
            AtomicInteger web = new AtomicInteger();
            AtomicInteger other = new AtomicInteger();
            List<ObjectView.Subscription> subscriptions = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                subscriptions.add(view.subscribe(Set.of("deployment/web"), web::incrementAndGet));
                subscriptions.add(view.subscribe(Set.of("deployment/other"), other::incrementAndGet));
            }
            ApiResource[] all = {ApiResource.DEPLOYMENTS, ApiResource.REPLICASETS, ApiResource.PODS};
            Engine.await("the watches run", () -> view.knows(all));
            Engine.await("all were woken once", () -> web.get() >= 500 && other.get() >= 500);
            AtomicInteger round = new AtomicInteger();
            // Once more when the other has a late change of its own just then.
            Engine.await("only the owner's subscribers are woken", () -> {
                int before = other.get();
                int webBefore = web.get();
                // A change of a pod is one of its deployment.
                namespace.kubectl("annotate", "--overwrite", "pod", "-l", "app=web", "a=" + round.incrementAndGet());
                Engine.await("the owner's subscribers are woken", () -> web.get() >= webBefore + 500);
                return other.get() - before < 500;
            });
            subscriptions.forEach(ObjectView.Subscription::close);
        }
    }

    @Test
    void withoutTheRightToWatchTheWaitIsOnlySlower(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));
        Rule[] rules = Engine.rules().stream()
                .filter(p -> !p.verb().equals("watch")
                        || p.resource().equals("configmaps")
                        || p.resource().equals("leases"))
                .map(p -> Rule.allow(p.group(), p.resource(), p.verb()))
                .toArray(Rule[]::new);
        try (Engine engine =
                new Engine(namespace.name(), namespace.access("blind", rules).kubeconfig())) {
            Engine.Ended ended = engine.run(Specs.setImage("deployment/web", SampleImage.V2));

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        }
    }

    @Test
    void theOperationEndsWithinMomentsOfTheRollout(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));
        try (Engine engine = new Engine(namespace)) {
            ObjectView view = engine.cluster().view();
            AtomicLong complete = new AtomicLong();
            ObjectView.Subscription subscription = view.subscribe(Set.of("deployment/web"), () -> view.get(
                            ApiResource.DEPLOYMENTS, "web")
                    .filter(d -> d.generation() > 1)
                    .map(d -> new World(d, List.of(), List.of(), Map.of(), Instant.now()))
                    .filter(w -> Verdicts.of("deployment/web", w, Expected.ANY).health() == Health.HEALTHY)
                    .ifPresent(w -> complete.compareAndSet(0, System.nanoTime())));
            Engine.await("the watch runs", () -> view.knows(ApiResource.DEPLOYMENTS));

            Engine.Ended ended = engine.run(Specs.setImage("deployment/web", SampleImage.V2));

            long lag = (System.nanoTime() - complete.get()) / 1_000_000;
            System.out.println("the operation was known to have ended " + lag + " ms after its rollout");
            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
            // 200 ms on a machine of one's own; this one may be shared.
            assertThat(lag).isLessThan(1500);
            subscription.close();
        }
    }

    @Test
    void aForeignEditOfTheSameContainerIsNotOverwritten(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));
        try (Engine engine = new Engine(namespace)) {
            Engine.Running running = engine.submit(
                    Specs.setImage("deployment/web", SampleImage.NEVER_READY, true), "1m", OnAbort.CANCEL, false);
            running.awaitEvent("image of web");
            namespace.kubectl("set", "image", "deployment/web", "web=" + SampleImage.V2.reference());

            Engine.Ended ended = engine.end(running);

            assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(ProblemType.SUPERSEDED);
            assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                    .isEqualTo(SampleImage.V2.reference());
        }
    }

    @Test
    void readsShowTheNamespace(TestNamespace namespace) throws Exception {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));
        namespace.workloads().apply(Workload.deployment("bad", SampleImage.CRASH));
        namespace.kubectl("create", "secret", "generic", "s", "--from-literal=password=hunter2");
        namespace.await(
                "the bad one crashes", () -> namespace.kubectl("get", "pods").contains("CrashLoopBackOff"));
        try (Engine engine = new Engine(namespace.name(), namespace.cluster().kubeconfig())) {
            Reads reads = new Reads(engine.cluster());

            NamespaceStatus status = reads.status(List.of());
            assertThat(status.health()).isEqualTo(Health.DEGRADED);
            assertThat(status.workloads())
                    .extracting(w -> w.workload())
                    .containsExactly("deployment/bad", "deployment/web");
            assertThat(status.workloads().get(0).causes().get(0).reason()).contains("CrashLoopBackOff");
            assertThat(reads.status(io.jenkins.plugins.lizardcd.shared.Workload.parse("deploy/web"))
                            .health())
                    .isEqualTo(Health.HEALTHY);
            assertThat(reads.get("deploy/web").toString()).doesNotContain("managedFields", "resourceVersion");
            assertThat(reads.get("secret/s").toString()).contains("password").doesNotContain("hunter2", "aHVudGVyMg");
            assertThat(reads.pods(io.jenkins.plugins.lizardcd.shared.Workload.parse("deploy/web"), null))
                    .singleElement()
                    .satisfies(p -> assertThat(p.ready()).isTrue());
            assertThat(reads.events("deployment/web", 10))
                    .anyMatch(e -> e.reason().equals("ScalingReplicaSet"));
            LogOptions last = new LogOptions(null, 5, null, false, 0, false, false);
            try (InputStream log = reads.logs(io.jenkins.plugins.lizardcd.shared.Workload.parse("deploy/bad"), last)) {
                assertThat(new String(log.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("panic");
            }
        }
    }
}
