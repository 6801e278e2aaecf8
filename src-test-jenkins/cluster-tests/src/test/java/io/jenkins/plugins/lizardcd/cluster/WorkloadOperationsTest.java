package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.shared.Workload.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Batch;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Pause;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Restart;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Resume;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Rollback;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.RolloutStatus;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Scale;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetEnv;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetResources;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.WaitFor;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on workloads against a real cluster, with just the rights of the agent's Role. */
@ClusterTest
class WorkloadOperationsTest {

    private static final String V1 = SampleImage.V1.reference();
    private static final String V2 = SampleImage.V2.reference();
    private static final String CRASH = SampleImage.CRASH.reference();
    private static final String IMAGE = ".spec.template.spec.containers[0].image";

    private TestNamespace namespace;
    private Engine engine;

    @BeforeEach
    void begin(TestNamespace given) {
        namespace = given;
        engine = new Engine(given);
    }

    @AfterEach
    void end() {
        engine.close();
    }

    private static SetImage image(String workload, String image) {
        return image(workload, image, false);
    }

    private static SetImage image(String workload, String image, boolean rollback) {
        List<ContainerImage> images = List.of(new ContainerImage(null, image));
        return new SetImage(parse(workload), images, true, rollback, true, null, null, true);
    }

    private Map<String, Object> succeed(OperationSpec spec) {
        Engine.Ended ended = engine.run(spec, "3m", OnAbort.CANCEL, false);
        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        return ended.operation().result().values();
    }

    private Engine.Ended fail(OperationSpec spec, ProblemType type) {
        Engine.Ended ended = engine.run(spec, "3m", OnAbort.CANCEL, false);
        assertThat(ended.operation().failure()).as(ended.log()).isNotNull();
        assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(type);
        return ended;
    }

    private void web(int replicas) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1).replicas(replicas));
    }

    @Test
    void sameImageAgainWritesNothing() {
        web(1);
        String version = namespace.field("deployment/web", ".metadata.generation");

        Engine.Ended ended = engine.run(image("deployment/web", V1));

        assertThat(ended.operation().result().outcome()).as(ended.log()).isEqualTo(Outcome.UNCHANGED);
        assertThat(namespace.field("deployment/web", ".metadata.generation")).isEqualTo(version);
        assertThat(namespace.field("deployment/web", ".metadata.annotations")).doesNotContain("lizardcd.io/operation");
    }

    @Test
    void sameImageOfABrokenDeploymentIsNotGreen() {
        web(1);
        namespace.kubectl("set", "image", "deployment/web", "web=" + CRASH);

        fail(image("deployment/web", CRASH), ProblemType.ROLLOUT_FAILED);
    }

    @Test
    void sameImageCanBeForcedToRestart() {
        web(1);
        List<ContainerImage> images = List.of(new ContainerImage(null, V1));

        Map<String, Object> values =
                succeed(new SetImage(parse("deployment/web"), images, true, false, true, null, "again", false));

        assertThat(values).containsEntry("revision", 2);
        assertThat(namespace.kubectl("rollout", "history", "deployment/web")).contains("again");
    }

    @Test
    void dryRunChangesNothing() {
        web(1);

        Engine.Ended ended = engine.run(image("deployment/web", V2), "1m", OnAbort.CANCEL, true);

        assertThat(ended.operation().result().outcome()).as(ended.log()).isEqualTo(Outcome.PLANNED);
        assertThat(ended.operation().result().changes()).hasSize(1);
        assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(V1);
    }

    @Test
    void pausedDeploymentIsRefusedBeforeAnythingIsWritten() {
        web(1);
        namespace.kubectl("rollout", "pause", "deployment/web");

        Engine.Ended ended = fail(image("deployment/web", V2), ProblemType.UNPROCESSABLE);

        assertThat(ended.operation().failure().message()).contains("is paused", "rollout resume");
        assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(V1);
    }

    @Test
    void pausingWhileWaitingFailsAtOnce() {
        web(1);
        Engine.Running running = engine.submit(
                image("deployment/web", SampleImage.NEVER_READY.reference()), "1m", OnAbort.CANCEL, false);
        running.awaitEvent("image of web");

        namespace.kubectl("rollout", "pause", "deployment/web");
        Engine.Ended ended = engine.end(running);

        assertThat(ended.operation().failure().message()).as(ended.log()).contains("is paused");
    }

    @Test
    void cancelLeavesOrRestoresAsAsked() {
        web(1);
        SetImage spec = image("deployment/web", SampleImage.NEVER_READY.reference());
        Engine.Running left = engine.submit(spec, "1m", OnAbort.CANCEL, false);
        left.awaitEvent("image of web");
        left.cancel();
        Engine.Ended leftEnd = engine.end(left);
        assertThat(leftEnd.operation().phase()).as(leftEnd.log()).isEqualTo(Phase.CANCELLED);
        assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(SampleImage.NEVER_READY.reference());

        succeed(image("deployment/web", V1));
        Engine.Running restored = engine.submit(spec, "1m", OnAbort.ROLLBACK, false);
        restored.awaitEvent("image of web");
        restored.cancel();
        Engine.Ended restoredEnd = engine.end(restored);

        assertThat(restoredEnd.operation().phase()).as(restoredEnd.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(restoredEnd.operation().failure().type()).isEqualTo(ProblemType.CANCELLED);
        assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(V1);
    }

    @Test
    void ownProgressDeadlineFailsEarly() {
        web(1);
        List<ContainerImage> images = List.of(new ContainerImage(null, SampleImage.NEVER_READY.reference()));
        SetImage spec =
                new SetImage(parse("deployment/web"), images, true, true, true, GoDuration.parse("3s"), null, null);

        Engine.Ended ended = fail(spec, ProblemType.ROLLOUT_FAILED);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(ended.operation().failure().causes())
                .anyMatch(c -> c.reason().equals("ProgressDeadlineExceeded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment", "statefulset", "daemonset"})
    void failedRolloutIsRolledBackAndVerified(String kind) {
        start(kind);

        Engine.Ended ended = fail(image(kind + "/web", CRASH, true), ProblemType.ROLLOUT_FAILED);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(ended.operation().failure().message()).contains("Rolled back to revision 1 (" + V1 + "); verified");
        assertThat(namespace.field(kind + "/web", IMAGE)).isEqualTo(V1);
        // A pod of the failed version may still be ending.
        namespace.await("only good pods are left", () -> !namespace
                .field("pods", ".items[*].status.containerStatuses[0].ready")
                .contains("false"));
    }

    private void start(String kind) {
        Workload workload =
                switch (kind) {
                    case "statefulset" ->
                        Workload.statefulSet("web", SampleImage.V1).replicas(2);
                    case "daemonset" -> Workload.daemonSet("web", SampleImage.V1);
                    default -> Workload.deployment("web", SampleImage.V1).replicas(2);
                };
        namespace.workloads().start(workload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment", "statefulset", "daemonset"})
    void rollbackGoesToThePreviousRevisionOrToOneOrToAnOperation(String kind) {
        start(kind);
        String ref = kind + "/web";
        Engine.Ended second = engine.run(image(ref, V2));
        assertThat(second.operation().phase()).as(second.log()).isEqualTo(Phase.SUCCEEDED);
        // Somebody else deploys in between.
        namespace.kubectl("set", "env", ref, "FOREIGN=1");
        namespace.kubectl("rollout", "status", ref, "--timeout=180s");

        Map<String, Object> toOperation =
                succeed(new Rollback(parse(ref), null, second.operation().id(), null, null, null));
        assertThat(toOperation).containsEntry("image", V1);
        assertThat(namespace.field(ref, ".spec.template.spec.containers[0].env[*].name"))
                .doesNotContain("FOREIGN");

        Map<String, Object> previous = succeed(new Rollback(parse(ref), null, null, null, null, null));
        assertThat(previous).containsEntry("image", V2);

        Map<String, Object> toRevision = succeed(new Rollback(parse(ref), 2L, null, null, null, null));
        assertThat(toRevision).containsEntry("image", V2).containsEntry("toRevision", 2);
        Engine.Ended unknown = fail(new Rollback(parse(ref), 99L, null, null, null, null), ProblemType.NOT_FOUND);
        assertThat(unknown.operation().failure().message()).contains("no revision 99", "history holds");
    }

    @Test
    void rollbackFreesAStatefulSetWithABrokenPod() {
        start("statefulset");
        fail(image("sts/web", CRASH), ProblemType.ROLLOUT_FAILED);

        Map<String, Object> values = succeed(new Rollback(parse("sts/web"), null, null, null, null, null));

        assertThat(values).containsEntry("image", V1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment", "statefulset", "daemonset"})
    void restartReplacesThePods(String kind) {
        start(kind);
        String before = namespace.field("pods", ".items[*].metadata.uid");

        succeed(new Restart(parse(kind + "/web"), null, null, "new certificates"));

        for (String uid : before.split(" ")) {
            namespace.await(
                    "pod " + uid + " is gone",
                    () -> !namespace.field("pods", ".items[*].metadata.uid").contains(uid));
        }
        assertThat(namespace.field(kind + "/web", ".spec.template.metadata.annotations"))
                .contains("kubectl.kubernetes.io/restartedAt");
    }

    @Test
    void scaleWaitsAndIsGuarded() {
        web(1);

        assertThat(succeed(new Scale(parse("deployment/web"), 3, 1, null, null, null)))
                .containsEntry("previousReplicas", 1)
                .containsEntry("replicas", 3)
                .containsEntry("readyReplicas", 3);
        fail(new Scale(parse("deployment/web"), 5, 1, null, null, null), ProblemType.CONFLICT);
        succeed(new Scale(parse("deployment/web"), 0, null, null, null, null));
        assertThat(namespace.field("deployment/web", ".status.replicas")).isEmpty();
        namespace.kubectl("autoscale", "deployment/web", "--min=1", "--max=2");
        Engine.Ended owned = fail(new Scale(parse("deployment/web"), 5, null, null, null, null), ProblemType.CONFLICT);
        assertThat(owned.operation().failure().message()).contains("horizontalpodautoscaler/web", "force: true");
    }

    @Test
    void pauseAndResume() {
        web(1);

        succeed(new Pause(parse("deployment/web")));
        assertThat(namespace.field("deployment/web", ".spec.paused")).isEqualTo("true");
        Engine.Ended again = engine.run(new Pause(parse("deployment/web")));
        assertThat(again.operation().result().outcome()).as(again.log()).isEqualTo(Outcome.UNCHANGED);
        assertThat(again.log()).contains("already paused");
        succeed(new Resume(parse("deployment/web")));
        assertThat(namespace.field("deployment/web", ".spec.paused")).isEmpty();
        fail(new Pause(parse("daemonset/web")), ProblemType.UNPROCESSABLE);
    }

    @Test
    void environmentAndResources() {
        web(1);

        Engine.Ended set = engine.run(new SetEnv(
                parse("deployment/web"),
                null,
                Map.of("LEVEL", "debug", "API_TOKEN", "s3cret"),
                null,
                null,
                null,
                null,
                null));
        assertThat(set.operation().phase()).as(set.log()).isEqualTo(Phase.SUCCEEDED);
        assertThat(set.log()).contains("LEVEL").doesNotContain("s3cret");
        succeed(new SetEnv(parse("deployment/web"), "web", null, List.of("LEVEL"), null, null, null, null));
        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].env[*].name"))
                .contains("API_TOKEN", "PORT")
                .doesNotContain("LEVEL");
        succeed(new SetResources(
                parse("deployment/web"), null, Map.of("cpu", "10m"), Map.of("memory", "64Mi"), null, null, null, null));
        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].resources"))
                .contains("10m", "64Mi");
    }

    @Test
    void aJobIsCreatedAnewAndRuns() {
        namespace.workloads().start(Workload.job("migrate", 0));
        namespace.kubectl("label", "job/migrate", "team=shop");
        String before = namespace.field("job/migrate", ".metadata.uid");
        List<ContainerImage> images = List.of(new ContainerImage(null, V1));
        // The server image never ends, so the job runs until the operation's time is out.
        SetImage toServer = new SetImage(parse("job/migrate"), images, false, false, true, null, null, null);

        succeed(toServer);

        assertThat(namespace.field("job/migrate", ".metadata.uid")).isNotEqualTo(before);
        assertThat(namespace.field("job/migrate", ".metadata.labels.team")).isEqualTo("shop");
        assertThat(namespace.field("job/migrate", IMAGE)).isEqualTo(V1);
        succeed(image("job/migrate", SampleImage.JOB.reference()));
        Engine.Ended failed = fail(image("job/migrate", CRASH), ProblemType.ROLLOUT_FAILED);
        assertThat(failed.operation().failure().causes().get(0).logLines())
                .as(failed.log())
                .anyMatch(l -> l.contains("panic"));
    }

    @Test
    void aCronJobTakesTheImageForItsNextRun() {
        namespace.workloads().apply(Workload.cronJob("report", "0 0 1 1 *"));

        succeed(image("cronjob/report", V2));

        assertThat(namespace.field("cronjob/report", ".spec.jobTemplate.spec.template.spec.containers[0].image"))
                .isEqualTo(V2);
    }

    @Test
    void aBatchIsDoneAsAWholeOrRestored() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            namespace.workloads().apply(Workload.deployment(name, SampleImage.V1));
        }
        for (String name : List.of("a", "b", "c", "d", "e")) {
            namespace.kubectl("rollout", "status", "deployment/" + name, "--timeout=180s");
        }
        Engine.Ended bad = fail(
                new Batch(
                        List.of(
                                image("deploy/a", V2),
                                new Scale(parse("deploy/b"), 2, null, null, null, null),
                                image("deploy/c", CRASH),
                                image("deploy/d", V2),
                                image("deploy/e", V2)),
                        null),
                ProblemType.ROLLOUT_FAILED);

        assertThat(bad.operation().phase()).as(bad.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(bad.operation().failure().message()).contains("operation 3 of 5");
        for (String name : List.of("a", "b", "c", "d", "e")) {
            assertThat(namespace.field("deployment/" + name, IMAGE)).isEqualTo(V1);
        }
        assertThat(namespace.field("deployment/b", ".spec.replicas")).isEqualTo("1");
        succeed(new Batch(List.of(image("deploy/a", V2), image("deploy/b", V2)), null));
    }

    @Test
    void rolloutStatusTellsRevisionAndConditions() {
        web(1);

        assertThat(succeed(new RolloutStatus(parse("deployment/web"), 1L, null, null)))
                .containsEntry("revision", 1)
                .containsEntry("ready", 1)
                .containsKey("conditions");
        namespace.kubectl("set", "image", "deployment/web", "web=" + V2);
        fail(new RolloutStatus(parse("deployment/web"), 1L, null, null), ProblemType.SUPERSEDED);
        fail(new RolloutStatus(parse("deployment/wep"), null, null, null), ProblemType.NOT_FOUND);
    }

    @Test
    void rolloutStatusWithoutWaitTellsHowItStands() {
        web(1);

        assertThat(succeed(new RolloutStatus(parse("deployment/web"), null, false, null)))
                .containsEntry("complete", true)
                .containsEntry("desired", 1);
        namespace.kubectl("set", "image", "deployment/web", "web=" + SampleImage.NEVER_READY.reference());
        assertThat(succeed(new RolloutStatus(parse("deployment/web"), null, false, null)))
                .containsEntry("complete", false)
                .containsKeys("ready", "message", "troubles", "conditions");
        fail(new RolloutStatus(parse("deployment/wep"), null, false, null), ProblemType.NOT_FOUND);
    }

    @Test
    void waitForKnowsKubectlsWords() {
        web(1);
        namespace.workloads().apply(Workload.job("good", 0));
        namespace.workloads().apply(Workload.job("bad", 3));

        succeed(new WaitFor("deployment/web", "condition=Available"));
        succeed(new WaitFor("job/good", "complete"));
        fail(new WaitFor("job/bad", "complete"), ProblemType.ROLLOUT_FAILED);
        succeed(new WaitFor("job/bad", "condition=failed"));
        succeed(new WaitFor("deployment/web", "jsonpath='{.status.conditions[?(@.type==\"Available\")].status}'=True"));
        Engine.Running deleted = engine.submit(new WaitFor("deployment/web", "delete"), "1m", OnAbort.CANCEL, false);
        deleted.awaitEvent("it exists");
        namespace.kubectl("delete", "deployment/web", "--wait=false");
        assertThat(engine.end(deleted).operation().phase()).isEqualTo(Phase.SUCCEEDED);
        Engine.Ended late =
                engine.run(new WaitFor("job/good", "jsonpath={.status.active}=7"), "2s", OnAbort.CANCEL, false);
        assertThat(late.operation().failure().type()).as(late.log()).isEqualTo(ProblemType.TIMEOUT);
    }
}
