package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with a pod, and whether waiting helps. */
final class PodTroublesTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private static List<Trouble> troubles(String status, int age, String event) {
        String json = "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web-1\",\"uid\":\"p\"},\"status\":{\"startTime\":\""
                + START + "\"," + status + "},\"spec\":{\"containers\":[{\"name\":\"web\",\"resources\":{\"limits\":"
                + "{\"memory\":\"64Mi\"}}}]}}";
        KubeObject pod = new KubeObject(Json.read(json, ObjectNode.class));
        List<KubeObject> events = event == null
                ? List.of()
                : List.of(new KubeObject(Json.read("{\"kind\":\"Event\"," + event + "}", ObjectNode.class)));
        World world = new World(null, List.of(), List.of(pod), Map.of("p", events), START.plusSeconds(age));
        return PodTroubles.of(pod, world, false);
    }

    private static String container(String state, int restarts, String lastState) {
        return "\"containerStatuses\":[{\"name\":\"web\",\"image\":\"web:2\",\"restartCount\":" + restarts
                + ",\"ready\":false,\"state\":" + state + ",\"lastState\":" + lastState + "}]";
    }

    private static String waiting(String reason, String message) {
        return "{\"waiting\":{\"reason\":\"" + reason + "\",\"message\":\"" + message + "\"}}";
    }

    @Test
    void aCrashLoopIsToldWithExitCodeAndRestarts() {
        String last = "{\"terminated\":{\"exitCode\":1,\"reason\":\"Error\"}}";
        Trouble trouble = troubles(container(waiting("CrashLoopBackOff", "back-off"), 3, last), 30, null)
                .get(0);

        assertThat(trouble.fatal()).isTrue();
        assertThat(trouble.cause().message()).isEqualTo("pod web-1: CrashLoopBackOff (exit 1, 3 restarts)");
        assertThat(trouble.previous()).isTrue();
    }

    @Test
    void outOfMemoryIsNamed() {
        String last = "{\"terminated\":{\"exitCode\":137,\"reason\":\"OOMKilled\"}}";
        Trouble trouble = troubles(container(waiting("CrashLoopBackOff", ""), 2, last), 30, null)
                .get(0);

        assertThat(trouble.cause().reason()).isEqualTo("OOMKilled");
        assertThat(trouble.cause().message()).contains("exit 137", "needs more memory than its limit of 64Mi");
    }

    @Test
    void theFirstCrashMayBeBadLuck() {
        String ended = "{\"terminated\":{\"exitCode\":1,\"reason\":\"Error\",\"finishedAt\":\"2026-01-01T12:00:01Z\"}}";
        assertThat(troubles(container(ended, 0, "{}"), 10, null).get(0).fatal()).isFalse();
        assertThat(troubles(container(ended, 1, "{}"), 2, null).get(0).fatal()).isFalse();
        assertThat(troubles(container(ended, 1, "{}"), 10, null).get(0).fatal()).isTrue();
    }

    @Test
    void whatMayHealSoonHasAGrace() {
        String config = container(waiting("CreateContainerConfigError", "secret \\\"s\\\" not found"), 0, "{}");
        Trouble early = troubles(config, 1, null).get(0);
        assertThat(early.fatal()).isFalse();
        assertThat(early.recheck()).isPositive();
        assertThat(troubles(config, 5, null).get(0).fatal()).isTrue();
        String slow = container(waiting("ErrImagePull", "i/o timeout"), 0, "{}");
        assertThat(troubles(slow, 1, null).get(0).fatal()).isFalse();
        String unknown = container(waiting("ErrImagePull", "manifest unknown"), 0, "{}");
        assertThat(troubles(unknown, 1, null).get(0).fatal()).isTrue();
    }

    @Test
    void unschedulableTellsTheSchedulersReason() {
        String status = "\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"False\",\"reason\":\"Unschedulable\","
                + "\"message\":\"0/3 nodes are available: 3 Insufficient cpu.\",\"lastTransitionTime\":\"" + START
                + "\"}]";
        assertThat(troubles(status, 1, null).get(0).fatal()).isFalse();
        Trouble trouble = troubles(status, 7, null).get(0);
        assertThat(trouble.fatal()).isTrue();
        assertThat(trouble.cause().message())
                .isEqualTo("pod web-1: Unschedulable: 0/3 nodes are available: 3 Insufficient cpu.");
    }

    @Test
    void aProbeIsNamedButNeverFatal() {
        Trouble trouble = troubles(
                        container("{\"running\":{}}", 0, "{}"),
                        300,
                        "\"reason\":\"Unhealthy\",\"message\":\"Readiness probe failed: 503\"")
                .get(0);
        assertThat(trouble.fatal()).isFalse();
        assertThat(trouble.cause().message())
                .isEqualTo("pod web-1: container web runs but is not ready: Readiness probe failed: 503");
    }

    @Test
    void anEvictedPodIsReplacedSoItIsNotFatal() {
        Trouble trouble = troubles("\"phase\":\"Failed\",\"reason\":\"Evicted\",\"message\":\"low on memory\"", 9, null)
                .get(0);
        assertThat(trouble.fatal()).isFalse();
        assertThat(trouble.cause().message()).isEqualTo("pod web-1: Evicted: low on memory");
    }
}
