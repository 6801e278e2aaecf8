package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agent as users run it: a pod of its own image, with the objects that its own commands print. */
@ClusterTest
final class AgentPodTest {

    private static final Path IMAGE = Path.of("../../remote-agent/target/lizardcd-agent.tar");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private TestNamespace namespace;

    @BeforeEach
    void install(TestNamespace given) {
        namespace = given;
        String image = namespace.cluster().load(IMAGE);
        namespace.apply(AgentProcess.print(List.of("secret", "--namespace", namespace.name())));
        namespace.apply(AgentProcess.print(List.of("manifest", "--namespace", namespace.name(), "--image", image)));
        awaitReady();
    }

    @Test
    void deploysWithItsRoleAndRunsUnprivileged() {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));
        AgentApi api = api();

        Operation operation = api.submit("1", Specs.setImage("deployment/web", SampleImage.V2));

        assertThat(api.await(operation.id()).phase()).isEqualTo(Phase.SUCCEEDED);
        String pod = "pod/" + podName();
        assertThat(namespace.field(pod, ".spec.securityContext.runAsNonRoot")).isEqualTo("true");
        assertThat(namespace.field(pod, ".spec.containers[0].securityContext.readOnlyRootFilesystem"))
                .isEqualTo("true");
    }

    @Test
    void killedProcessGoesOnInTheSamePod() throws IOException {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1).replicas(2));
        Operation operation = api().submit("1", Specs.setImage("deployment/web", SampleImage.SLOW));
        awaitUnderWay();

        kill(podName());
        namespace.await("its container was restarted", LIMIT, () -> !namespace
                .field("pod/" + podName(), ".status.containerStatuses[0].restartCount")
                .equals("0"));

        assertGoesOn(operation);
    }

    @Test
    void deletedPodIsReplacedAndTheNextOneGoesOn() {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1).replicas(2));
        Operation operation = api().submit("1", Specs.setImage("deployment/web", SampleImage.SLOW));
        awaitUnderWay();

        namespace.kubectl("delete", "pod", podName(), "--grace-period=0", "--force");

        assertGoesOn(operation);
    }

    private void assertGoesOn(Operation operation) {
        awaitReady();
        List<Event> events = new ArrayList<>();
        AtomicReference<Operation> end = new AtomicReference<>();
        // The pod that goes may have answered once more.
        namespace.await("the operation is followed to its end", LIMIT, () -> {
            events.clear();
            end.set(api().follow(operation.id(), 0, events));
            return end.get() != null;
        });

        assertThat(end.get().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(events).extracting(Event::number).doesNotHaveDuplicates().isSorted();
        assertThat(namespace.field("deployment/web", ".metadata.annotations.deployment\\.kubernetes\\.io/revision"))
                .isEqualTo("2");
    }

    private void awaitReady() {
        namespace.await(
                "the agent's pod is ready",
                LIMIT,
                () -> namespace
                                .field("deployment/lizardcd-agent", ".status.readyReplicas")
                                .equals("1")
                        && answers());
    }

    /** The Service may still point to the pod before for a moment. */
    private boolean answers() {
        try {
            return api().get("/readyz").status() == 200;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void awaitUnderWay() {
        namespace.await("the rollout is under way", () -> namespace
                .field("deployment/web", ".status.updatedReplicas")
                .equals("1"));
    }

    private AgentApi api() {
        String address = namespace.field("service/lizardcd-agent", ".spec.clusterIP");
        String token = new String(Base64.getDecoder().decode(namespace.field("secret/lizardcd-agent", ".data.token")));
        return new AgentApi(URI.create("https://" + address + ":8443"), namespace.name(), token);
    }

    private String podName() {
        return namespace
                .kubectl(
                        "get",
                        "pod",
                        "-l",
                        "app.kubernetes.io/name=lizardcd-agent",
                        "-o",
                        "jsonpath={.items[0].metadata.name}")
                .trim();
    }

    /** SIGKILL from outside, as the kernel's out-of-memory killer would. */
    private static void kill(String pod) throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (environment(process).contains("LIZARD_IDENTITY=" + pod + "\0")) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        }
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it ended meanwhile
        }
    }
}
