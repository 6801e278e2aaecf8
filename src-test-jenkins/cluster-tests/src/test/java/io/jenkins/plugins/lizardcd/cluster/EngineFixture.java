package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.RolloutStatus;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An engine in a namespace of its own, with just the rights of the agent's Role, and short ways to ask it. */
@ClusterTest
abstract class EngineFixture {

    static final String V1 = SampleImage.V1.reference();
    static final String V2 = SampleImage.V2.reference();
    static final String CRASH = SampleImage.CRASH.reference();
    static final String NEVER_READY = SampleImage.NEVER_READY.reference();
    /** Where a workload has the image of its first container. */
    static final String IMAGE = ".spec.template.spec.containers[0].image";

    /** How soon a failure must be told. */
    private static final Duration SOON = Duration.ofSeconds(10);

    TestNamespace namespace;
    Engine engine;

    @BeforeEach
    final void begin(TestNamespace given) {
        namespace = given;
        engine = new Engine(given);
    }

    @AfterEach
    final void end() {
        engine.close();
    }

    static SetImage image(String workload, String image) {
        return image(workload, image, false);
    }

    static SetImage image(String workload, String image, boolean rollback) {
        return Specs.setImage(workload, image, rollback);
    }

    static RolloutStatus status(String workload) {
        return new RolloutStatus(io.jenkins.plugins.lizardcd.shared.Workload.parse(workload), null, null, null);
    }

    /** Runs an operation that must succeed, and returns its values. */
    Map<String, Object> succeed(OperationSpec spec) {
        Engine.Ended ended = engine.run(spec, "3m", OnAbort.CANCEL, false);
        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        return ended.operation().result().values();
    }

    /** Runs an operation that must fail so. */
    Engine.Ended fail(OperationSpec spec, ProblemType type) {
        return failed(engine.run(spec, "3m", OnAbort.CANCEL, false), type);
    }

    static Engine.Ended failed(Engine.Ended ended, ProblemType type) {
        assertThat(ended.operation().failure()).as(ended.log()).isNotNull();
        assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(type);
        return ended;
    }

    /** The most telling cause of a failed operation. */
    static Cause first(Engine.Ended ended) {
        assertThat(ended.operation().failure()).as(ended.log()).isNotNull();
        assertThat(ended.operation().failure().causes()).as(ended.log()).isNotEmpty();
        return ended.operation().failure().causes().get(0);
    }

    /** Starts {@code deployment/web} of the first version. */
    void web(int replicas) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1).replicas(replicas));
    }

    /** Starts {@code KIND/web} of the first version. */
    void start(String kind) {
        Workload workload =
                switch (kind) {
                    case "statefulset" ->
                        Workload.statefulSet("web", SampleImage.V1).replicas(2);
                    case "daemonset" -> Workload.daemonSet("web", SampleImage.V1);
                    default -> Workload.deployment("web", SampleImage.V1).replicas(2);
                };
        namespace.workloads().start(workload);
    }

    /**
     * Within ten seconds from when the cluster knew: from its first warning about the object at fault, other than of
     * probes, which fail before a container does, and of the test cluster's want of a DNS. There may be none yet.
     */
    final void assertSoon(Engine.Ended ended) {
        String object = first(ended).object();
        // By uid: the old pod of a StatefulSet has the same name.
        String uid = namespace.field(object, ".metadata.uid");
        String times = namespace.kubectl(
                "get",
                "events",
                "--field-selector=type=Warning,reason!=Unhealthy,reason!=MissingClusterDNS,involvedObject.uid=" + uid,
                "-o",
                "jsonpath={.items[*].metadata.creationTimestamp}");
        Instant end = ended.events().get(ended.events().size() - 1).time();
        Stream.of(times.strip().split(" "))
                .filter(t -> !t.isEmpty())
                .map(Instant::parse)
                .min(Instant::compareTo)
                .ifPresent(known ->
                        assertThat(Duration.between(known, end)).as(ended.log()).isLessThan(soon()));
    }

    /** Ten seconds on a machine that keeps up; as much more as this one is behind with its work. */
    static Duration soon() {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        double behind = machine.getSystemLoadAverage() / (2.0 * machine.getAvailableProcessors());
        return Duration.ofMillis((long) (SOON.toMillis() * Math.max(1, behind)));
    }
}
