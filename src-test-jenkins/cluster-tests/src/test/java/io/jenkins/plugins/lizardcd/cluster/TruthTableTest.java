package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of workload in each state that a rollout can end in: the verdict is right, and where the cluster knows the
 * cause the operation fails with it within ten seconds. Paused can only a Deployment be: see {@link RolloutEndTest}.
 */
final class TruthTableTest extends EngineFixture {

    /** Kinds with a rollout. */
    enum Kind {
        DEPLOYMENT("deployment"),
        STATEFULSET("statefulset"),
        DAEMONSET("daemonset");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String ref() {
            return word + "/web";
        }
    }

    private Engine.Ended set(Kind kind, String image, String timeout) {
        return engine.run(spec(kind, image), timeout, OnAbort.CANCEL, false);
    }

    private static SetImage spec(Kind kind, String image) {
        return image(kind.ref(), image);
    }

    private void start(Kind kind) {
        start(kind.word);
    }

    @ParameterizedTest
    @EnumSource
    void aGoodImageSucceeds(Kind kind) {
        start(kind);

        Engine.Ended ended = set(kind, V2, "4m");

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        assertThat(ended.operation().result().values())
                .as(ended.log())
                .containsEntry("revision", 2)
                .containsEntry("previousRevision", 1)
                .containsEntry("image", V2);
        // Old pods may still be ending; those that stay are all new.
        namespace.await("no old pod is left", () -> !namespace
                .field("pods", ".items[*].spec.containers[0].image")
                .contains("v1"));
    }

    static Stream<Arguments> knownCauses() {
        return Stream.of(Kind.values())
                .flatMap(k -> Stream.of(
                        Arguments.of(k, "crash loop", CRASH, "CrashLoopBackOff"),
                        Arguments.of(k, "image pull", SampleImage.MISSING.reference(), "ImagePull"),
                        Arguments.of(k, "invalid image", "localhost/Bad:x", "InvalidImageName")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("knownCauses")
    void aBadImageFailsSoonWithItsCause(Kind kind, String name, String image, String reason) {
        start(kind);

        Engine.Ended ended = set(kind, image, "3m");

        Cause cause = first(ended);
        assertThat(cause.reason())
                .as(ended.log())
                .containsAnyOf(reason, reason.contains("Image") ? "ErrImagePull" : reason);
        assertThat(cause.object()).startsWith("pod/web-");
        assertThat(cause.container()).isEqualTo("web");
        assertSoon(ended);
        if (image.equals(CRASH)) {
            assertThat(cause.logLines()).as(ended.log()).anyMatch(l -> l.contains("panic: DATABASE_URL is not set"));
        }
        if (kind == Kind.DAEMONSET) {
            assertThat(cause.message()).contains("node node1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anImageThatNeedsMoreMemoryThanItsLimitFailsSoonWithTheLimit(Kind kind) {
        start(kind);
        // Enough for the runtime itself to start a container in.
        namespace.kubectl("set", "resources", kind.ref(), "--limits=memory=48Mi");
        assertThat(status(kind, "3m").operation().phase()).isEqualTo(Phase.SUCCEEDED);

        Engine.Ended ended = set(kind, SampleImage.HUNGRY.reference(), "3m");

        assertThat(first(ended).reason()).as(ended.log()).isEqualTo("OOMKilled");
        assertThat(first(ended).message()).contains("container web needs more memory than its limit of 48Mi");
        assertSoon(ended);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingConfigMapFailsSoon(Kind kind) {
        start(kind);
        patchTemplate(
                kind,
                "{\"containers\":[{\"name\":\"web\",\"envFrom\":[{\"configMapRef\":{\"name\":\"not-there\"}}]}]}");

        Engine.Ended ended = status(kind, "3m");

        assertThat(first(ended).reason()).as(ended.log()).isEqualTo("CreateContainerConfigError");
        assertThat(first(ended).message()).contains("not-there");
        assertSoon(ended);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingVolumeFailsSoon(Kind kind) {
        start(kind);
        patchTemplate(
                kind,
                "{\"volumes\":[{\"name\":\"v\",\"secret\":{\"secretName\":\"not-there\"}}],"
                        + "\"containers\":[{\"name\":\"web\",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/v\"}]}]}");

        Engine.Ended ended = status(kind, "3m");

        assertThat(first(ended).reason()).as(ended.log()).isEqualTo("FailedMount");
        assertThat(first(ended).message()).contains("not-there");
        assertSoon(ended);
    }

    @ParameterizedTest
    @EnumSource
    void aFailingInitContainerFailsSoon(Kind kind) {
        start(kind);
        patchTemplate(kind, "{\"initContainers\":[{\"name\":\"first\",\"image\":\"" + CRASH + "\"}]}");

        Engine.Ended ended = status(kind, "3m");

        assertThat(first(ended).container()).as(ended.log()).isEqualTo("first");
        assertThat(first(ended).message()).contains("init container first", "exit 1");
        assertSoon(ended);
    }

    @ParameterizedTest
    @EnumSource
    void neverReadyEndsAtTheDeadlineWithTheProbe(Kind kind) {
        start(kind);

        Engine.Ended ended = set(kind, NEVER_READY, "40s");

        assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(ProblemType.TIMEOUT);
        assertThat(first(ended).reason()).isEqualTo("Unhealthy");
        assertThat(first(ended).message()).contains("not ready", "503");
    }

    @ParameterizedTest
    @EnumSource
    void quotaFailsSoon(Kind kind) {
        start(kind);
        int pods = kind == Kind.DAEMONSET ? 0 : 1;
        namespace.apply("{\"apiVersion\":\"v1\",\"kind\":\"ResourceQuota\",\"metadata\":{\"name\":\"tight\"},"
                + "\"spec\":{\"hard\":{\"pods\":\"" + pods + "\"}}}");
        namespace.await(
                "the quota counts",
                () -> !namespace.field("quota/tight", ".status.hard.pods").isEmpty());

        Engine.Ended ended = set(kind, V2, "3m");

        assertThat(first(ended).reason()).as(ended.log()).isEqualTo("FailedCreate");
        assertThat(first(ended).message()).contains("exceeded quota: tight");
        assertSoon(ended);
    }

    @ParameterizedTest
    @EnumSource
    void unschedulableFailsSoon(Kind kind) {
        start(kind);
        // A node selector would not do for a DaemonSet: for nodes that do not fit it makes no pods.
        patchTemplate(kind, "{\"containers\":[{\"name\":\"web\",\"resources\":{\"requests\":{\"cpu\":\"1000\"}}}]}");

        Engine.Ended ended = status(kind, "3m");

        assertThat(first(ended).reason()).as(ended.log()).isEqualTo("Unschedulable");
        assertSoon(ended);
    }

    @ParameterizedTest
    @EnumSource
    void deletionWhileWaitingFails(Kind kind) {
        start(kind);
        Engine.Running running = engine.submit(spec(kind, NEVER_READY), "1m", OnAbort.CANCEL, false);
        running.awaitEvent("image of web");

        namespace.kubectl("delete", kind.ref(), "--wait=false");
        Engine.Ended ended = engine.end(running);

        assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(ProblemType.NOT_FOUND);
        assertThat(ended.operation().failure().message()).containsAnyOf("deleted");
        assertThat(ended.took()).isLessThan(soon());
    }

    @ParameterizedTest
    @EnumSource
    void aPushBySomebodyElseIsNotOurSuccess(Kind kind) {
        start(kind);
        Engine.Running running = engine.submit(spec(kind, NEVER_READY), "1m", OnAbort.CANCEL, false);
        running.awaitEvent("image of web");

        namespace.kubectl("set", "image", kind.ref(), "web=" + V2);
        Engine.Ended ended = engine.end(running);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.FAILED);
        assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(ProblemType.SUPERSEDED);
        assertThat(ended.operation().failure().message()).contains("somebody else changed it");
        assertThat(ended.took()).isLessThan(soon());
    }

    @ParameterizedTest
    @EnumSource
    void partOfThePodsIsNotSuccess(Kind kind) {
        start(kind);

        Engine.Ended ended = set(kind, SampleImage.SLOW.reference(), "5s");

        assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(ProblemType.TIMEOUT);
        assertThat(ended.operation().failure().message()).contains("updated");
    }

    private Engine.Ended status(Kind kind, String timeout) {
        return engine.run(status(kind.ref()), timeout, OnAbort.CANCEL, false);
    }

    private void patchTemplate(Kind kind, String podSpec) {
        namespace.kubectl("patch", kind.ref(), "-p", "{\"spec\":{\"template\":{\"spec\":" + podSpec + "}}}");
    }
}
