package io.jenkins.plugins.lizardcd.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ClusterTest
class SampleWorkloadsTest {

    private TestNamespace namespace;
    private Workloads workloads;

    @BeforeEach
    void namespace(TestNamespace namespace) {
        this.namespace = namespace;
        this.workloads = namespace.workloads();
    }

    @Test
    void aNewVersionRollsOutAndAnswers() throws Exception {
        Workload web = workloads.start(
                Workload.deployment("web", SampleImage.V1).replicas(2).with("minReadySeconds", 1));
        String url = workloads.expose(web);
        namespace.await("the Service answers v1", () -> get(url).equals("v1"));

        namespace.kubectl("set", "image", "deployment/web", "web=" + SampleImage.V2.reference());
        namespace.kubectl("rollout", "status", "deployment/web", "--timeout=60s");

        namespace.await("the Service answers v2", () -> get(url).equals("v2"));
    }

    @Test
    void aCrashShowsAsCrashLoopBackOffAndLeavesItsLog() {
        Workload web = workloads.apply(Workload.deployment("web", SampleImage.CRASH));

        namespace.await(
                "it is in CrashLoopBackOff", () -> workloads.waiting(web).contains("CrashLoopBackOff"));

        assertThat(namespace.kubectl("logs", "deployment/web")).contains("panic: DATABASE_URL is not set");
    }

    @Test
    void aMissingImageFailsSoon() {
        Workload web = workloads.apply(Workload.deployment("web", SampleImage.MISSING));

        namespace.await("its image cannot be pulled", Duration.ofSeconds(20), () -> workloads.waiting(web).stream()
                .anyMatch(reason -> reason.equals("ErrImagePull") || reason.equals("ImagePullBackOff")));
    }

    @Test
    void neverReadyRunsButMissesItsDeadline() {
        workloads.apply(Workload.deployment("web", SampleImage.NEVER_READY).with("progressDeadlineSeconds", 3));

        namespace.await("the deployment is past its deadline", () -> namespace
                .field("deployment/web", ".status.conditions[?(@.type==\"Progressing\")].reason")
                .equals("ProgressDeadlineExceeded"));

        assertThat(namespace.field("pods", ".items[0].status.phase")).isEqualTo("Running");
        assertThat(namespace.field("deployment/web", ".status.readyReplicas")).isEmpty();
    }

    @Test
    void slowIsReadyAfterItsTime() {
        Container slow = Container.server("web", SampleImage.SLOW).with("READY_AFTER", 3);
        workloads.apply(Workload.deployment("web", SampleImage.SLOW).containers(slow));

        namespace.await(
                "the pod runs",
                () -> namespace.field("pods", ".items[0].status.phase").equals("Running"));
        assertThat(namespace.field("deployment/web", ".status.readyReplicas")).isEmpty();
        namespace.await(
                "it is ready",
                () -> namespace.field("deployment/web", ".status.readyReplicas").equals("1"));
    }

    @Test
    void aQuotaBlocksPods() {
        namespace.kubectl("create", "quota", "one", "--hard=pods=1");
        // The controller counts what is there before the quota holds.
        namespace.await(
                "the quota is counted",
                () -> namespace.field("quota/one", ".status.used.pods").equals("0"));

        workloads.apply(Workload.deployment("web", SampleImage.V1).replicas(2));

        namespace.await("the second pod is refused", () -> namespace
                .field("deployment/web", ".status.conditions[?(@.type==\"ReplicaFailure\")].message")
                .contains("exceeded quota: one"));
    }

    @Test
    void aThousandCpusAreUnschedulable() {
        Container greedy = Container.server("web", SampleImage.V1).requesting("cpu", "1000");
        workloads.apply(Workload.deployment("web", SampleImage.V1).containers(greedy));

        namespace.await("the pod is Unschedulable", () -> namespace
                .field("pods", ".items[0].status.conditions[?(@.type==\"PodScheduled\")].reason")
                .equals("Unschedulable"));
    }

    @Test
    void severalContainersAndAnInitContainerRunInOnePod() {
        workloads.start(Workload.deployment("web", SampleImage.V1)
                .init(Container.task("migrate", SampleImage.JOB).with("LINES", 1))
                .containers(
                        Container.server("web", SampleImage.V1),
                        Container.server("side", SampleImage.V2),
                        Container.server("third", SampleImage.V1)));

        assertThat(namespace.kubectl("logs", "deployment/web", "-c", "migrate")).isEqualTo("line 1 of 1\n");
        assertThat(namespace.kubectl("logs", "deployment/web", "-c", "side"))
                .isEqualTo("listening on 8081, version v2\n");
    }

    @Test
    void theOtherKindsRunToo() {
        workloads.start(Workload.statefulSet("db", SampleImage.V1).replicas(2));
        workloads.start(Workload.daemonSet("log", SampleImage.V1));
        Container quiet = Container.task("migrate", SampleImage.JOB).with("LINES", 1);
        workloads.start(Workload.job("migrate", 0).containers(quiet));
        workloads.apply(Workload.cronJob("yearly", "0 0 1 1 *"));
        workloads.apply(Workload.job("broken", 7).containers(quiet.with("EXIT", 7)));

        namespace.kubectl("wait", "job/broken", "--for=condition=failed", "--timeout=60s");
        assertThat(namespace.kubectl("logs", "job/broken")).contains("error: migration 42 failed");
        assertThat(namespace.field("pod/db-1", ".status.phase")).isEqualTo("Running");
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body()
                .strip();
    }
}
