package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Upgrades that die or cannot succeed: the truth comes early, and nothing stays locked. */
@ClusterTest
final class HelmFailureTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void aCrashLoopEndsTheUpgradeLongBeforeItsTimeOut(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", bed.web("web")).id());
            HelmUpgrade crash = bed.web("web", "image=" + SampleImage.CRASH.reference());
            List<Event> events = new ArrayList<>();
            Instant begin = Instant.now();

            Operation failed = api.follow(
                    api.submit(HelmBed.request("2", crash, "10m", false)).id(), 0, events);

            assertThat(failed.phase()).as(String.valueOf(failed.failure())).isEqualTo(Phase.ROLLED_BACK);
            assertThat(failed.failure().type()).isEqualTo(ProblemType.ROLLOUT_FAILED);
            assertThat(failed.failure().message()).contains("stopped, as it cannot become ready");
            assertThat(failed.failure().causes())
                    .anySatisfy(cause -> assertThat(cause.logLines()).contains("panic: DATABASE_URL is not set"));
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMinutes(3));
            assertThat(events).extracting(Event::message).anyMatch(m -> m.startsWith("stops helm, as"));
            assertThat(HelmBed.withStatus(namespace, "pending-upgrade")).isBlank();
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void withoutThePermissionToLookHelmIsStillWaitedFor(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", bed.web("web")).id());
            namespace.apply(withoutGettingPods(namespace.kubectl("get", "roles", "-o", "json")));
            HelmUpgrade crash = bed.web("web", "image=" + SampleImage.CRASH.reference());

            Operation failed = api.await(
                    api.submit(HelmBed.request("2", crash, "25s", false)).id());

            assertThat(failed.phase()).as(String.valueOf(failed.failure())).isEqualTo(Phase.ROLLED_BACK);
            assertThat(HelmBed.statuses(namespace)).doesNotContain("pending");
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    private static String withoutGettingPods(String roles) throws IOException {
        JsonNode all = Json.tolerant().readTree(roles);
        for (JsonNode rule : all.findValues("rules").get(0)) {
            ArrayNode resources = (ArrayNode) rule.path("resources");
            for (int i = 0; i < resources.size(); i++) {
                if (resources.get(i).asText().equals("pods")) {
                    // A rule has to have one.
                    resources.set(i, "none");
                }
            }
        }
        ((ArrayNode) all.findValues("rules").get(0))
                .addPOJO(Map.of(
                        "apiGroups", List.of(""), "resources", List.of("pods"), "verbs", List.of("list", "watch")));
        return all.toString();
    }

    @Test
    void anUpgradeThatMendsACrashLoopIsNotStopped(TestNamespace namespace) {
        bed.helm()
                .run(
                        namespace,
                        "install",
                        "web",
                        TestCharts.path("web").toString(),
                        "--set",
                        "image=" + SampleImage.CRASH.reference());
        namespace.await("it crashes", () -> namespace
                .kubectl("get", "pods", "-o", "jsonpath={.items[*].status.containerStatuses[*].restartCount}")
                .matches(".*[2-9].*"));
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            Operation mended =
                    api.await(api.submit("1", bed.web("web", "image=" + SampleImage.SLOW.reference(), "readyAfter=10"))
                            .id());

            assertThat(mended.phase()).as(String.valueOf(mended.failure())).isEqualTo(Phase.SUCCEEDED);
        }
    }

    @Test
    void aKilledHelmLeavesNothingPendingAndTheCauseIsSaid(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", bed.web("web")).id());
            Operation operation = api.submit("2", bed.web("web", "image=" + SampleImage.NEVER_READY.reference()));
            HelmBed.awaitStatus(namespace, "pending-upgrade");

            HelmBed.helmsOf(agent).forEach(ProcessHandle::destroyForcibly);
            Operation end = api.await(operation.id());
            Operation next =
                    api.await(api.submit("3", bed.web("web", "greeting=next")).id());

            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.ROLLED_BACK);
            assertThat(end.failure().message()).contains("killed by signal 9");
            assertThat(HelmBed.statuses(namespace)).doesNotContain("pending");
            assertThat(next.phase()).as(String.valueOf(next.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(bed.leftovers(agent)).isEmpty();
        }
    }

    @Test
    void anAgentThatIsKilledAtAnyPointGoesOnAndLeavesNothing(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("0", bed.web("web")).id());
            int revision = 1;
            for (String point : List.of("accepted", "planning", "begun", "pending", "deployed")) {
                int next = revision + 1;
                // Long enough to be seen pending on a busy machine.
                String slow = "image=" + SampleImage.SLOW.reference()
                        + (point.equals("pending") ? ",readyAfter=15" : ",readyAfter=2");
                Operation operation = new AgentApi(agent, namespace.name())
                        .submit(point, bed.web("web", "greeting=after-" + point, slow));
                namespace.await("the upgrade is " + point, () -> switch (point) {
                    case "planning" -> !HelmBed.helmsOf(agent).isEmpty();
                    case "begun" ->
                        HelmBed.helmsOf(agent).stream()
                                .anyMatch(h -> h.info().commandLine().orElse("").contains("--timeout"));
                    case "pending" ->
                        !HelmBed.withStatus(namespace, "pending-upgrade").isBlank();
                    case "deployed" ->
                        !HelmBed.withStatus(namespace, "deployed,version=" + next)
                                .isBlank();
                    default -> true;
                });
                agent.kill();
                agent.start();
                Operation end = new AgentApi(agent, namespace.name()).await(operation.id());

                assertThat(end.phase()).as(point + ": " + end.failure()).isEqualTo(Phase.SUCCEEDED);
                assertThat(namespace.field("configmap/web-settings", ".data.greeting"))
                        .isEqualTo("after-" + point);
                assertThat(bed.helm().run(namespace, "status", "web")).contains("STATUS: deployed");
                assertThat(HelmBed.withStatus(namespace, "pending-upgrade")).isBlank();
                namespace.await("nothing is left", () -> bed.leftovers(agent).isEmpty());
                revision = (Integer) end.result().values().get("revision");
            }
        }
    }

    @Test
    void aFrozenAgentsUpgradeIsTakenOverAndItsHelmIsEnded(TestNamespace namespace) {
        try (AgentProcess frozen = bed.agent(namespace)) {
            AgentApi api = new AgentApi(frozen, namespace.name());
            api.await(api.submit("1", bed.web("web")).id());
            Operation operation =
                    api.submit("2", bed.web("web", "image=" + SampleImage.SLOW.reference(), "readyAfter=25"));
            HelmBed.awaitStatus(namespace, "pending-upgrade");
            frozen.freeze();
            HelmBed.helmsOf(frozen).forEach(ProcessHandle::destroyForcibly);
            try (AgentProcess other = bed.agent(namespace, bed.helm(), "b", Map.of())) {

                Operation end = new AgentApi(other, namespace.name()).await(operation.id());
                frozen.thaw();
                namespace.await(
                        "the woken agent has swept", () -> bed.leftovers(frozen).isEmpty());

                assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.SUCCEEDED);
                assertThat(HelmBed.statuses(namespace)).doesNotContain("pending");
                assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                        .isEqualTo(SampleImage.SLOW.reference());
            }
        }
    }

    @Test
    void aPendingReleaseIsUnlockedOnlyWhenADeadOperationHasMadeIt(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", bed.web("web")).id());
            // As a crash at the worst moment leaves it: the operation has ended, its revision looks pending.
            namespace.kubectl("label", "secret", "sh.helm.release.v1.web.v1", "status=pending-upgrade", "--overwrite");

            Operation next =
                    api.await(api.submit("2", bed.web("web", "greeting=next")).id());
            bed.helm().run(namespace, "upgrade", "web", TestCharts.path("web").toString());
            namespace.kubectl("label", "secret", "sh.helm.release.v1.web.v3", "status=pending-upgrade", "--overwrite");
            Operation refused = api.await(
                    api.submit("3", bed.web("web", "greeting=refused")).id());

            assertThat(next.phase()).as(String.valueOf(next.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(refused.failure().type()).isEqualTo(ProblemType.CONFLICT);
            assertThat(refused.failure().message()).contains("revision 3", "not proven");
        }
    }
}
