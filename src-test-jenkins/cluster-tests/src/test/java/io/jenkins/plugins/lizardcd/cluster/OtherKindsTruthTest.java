package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The states of {@link TruthTableTest} for the kinds without a rollout, which are waited for as they are. What does not
 * apply:
 *
 * <ul>
 *   <li>paused: a ReplicaSet and a Pod cannot be; a Job can from Kubernetes 1.21 on, older ones drop the field;
 *   <li>never ready: a Job's pods, and so a CronJob's, need not be ready but end;
 *   <li>quota: a Pod that a quota forbids does not exist;
 *   <li>pushed again while failing: a ReplicaSet does not replace its pods, and who waits for a Pod, ReplicaSet or Job as
 *       it is waits for the next one of that name too.
 * </ul>
 */
final class OtherKindsTruthTest extends EngineFixture {

    /** Kinds without a rollout. */
    enum Kind {
        REPLICASET,
        POD,
        JOB,
        CRONJOB;

        /** The name tells them apart, also in the names of their pods. */
        String named() {
            return name().toLowerCase(Locale.ROOT);
        }

        String ref() {
            return named() + "/" + named();
        }

        /** The object whose pods run or not: of a CronJob, its run. */
        String maker() {
            return this == CRONJOB ? "job/cronjob-1" : ref();
        }
    }

    private static final String WEB = container(SampleImage.V1, "");
    private static final String SERVER =
            "\"readinessProbe\":{\"periodSeconds\":1,\"httpGet\":{\"path\":\"/healthz\",\"port\":8080}}";

    private static String container(SampleImage image, String more) {
        return "\"containers\":[{\"name\":\"web\",\"image\":\"" + image.reference() + "\""
                + (more.isEmpty() ? "" : "," + more) + "}]";
    }

    /** Creates the object, for a CronJob with a run that began just now. */
    private void create(Kind kind, String podSpec) {
        String name = kind.named();
        String labels = "{\"metadata\":{\"labels\":{\"app\":\"" + name + "\"}},";
        String always = labels + "\"spec\":{" + podSpec + "}}";
        String once = labels + "\"spec\":{\"restartPolicy\":\"Never\"," + podSpec + "}}";
        switch (kind) {
            case REPLICASET ->
                apply(
                        "apps/v1",
                        "ReplicaSet",
                        name,
                        "{\"replicas\":2,\"selector\":{\"matchLabels\":{\"app\":\"" + name + "\"}},\"template\":"
                                + always + "}");
            case POD -> apply("v1", "Pod", name, "{" + podSpec + "}");
            case JOB -> apply("batch/v1", "Job", name, "{\"backoffLimit\":0,\"template\":" + once + "}");
            case CRONJOB -> {
                String job = "{\"backoffLimit\":0,\"template\":" + once + "}";
                String version = namespace.cluster().minor() < 21 ? "batch/v1beta1" : "batch/v1";
                apply(version, "CronJob", name, "{\"schedule\":\"0 0 1 1 *\",\"jobTemplate\":{\"spec\":" + job + "}}");
                // As "kubectl create job --from" would, whatever version kubectl is of.
                String owner = "\"ownerReferences\":[{\"apiVersion\":\"" + version
                        + "\",\"kind\":\"CronJob\",\"name\":\"cronjob\",\"controller\":true,\"uid\":\""
                        + namespace.field("cronjob/cronjob", ".metadata.uid") + "\"}]";
                namespace.apply("{\"apiVersion\":\"batch/v1\",\"kind\":\"Job\",\"metadata\":{\"name\":\"cronjob-1\","
                        + owner + "},\"spec\":" + job + "}");
            }
        }
    }

    private void apply(String version, String kind, String name, String spec) {
        namespace.apply("{\"apiVersion\":\"" + version + "\",\"kind\":\"" + kind + "\",\"metadata\":{\"name\":\"" + name
                + "\"},\"spec\":" + spec + "}");
    }

    /** Waits for all these kinds at the same time. */
    private Map<Kind, Engine.Ended> await(Set<Kind> kinds, String timeout) {
        Map<Kind, Engine.Running> running = new EnumMap<>(Kind.class);
        kinds.forEach(k -> running.put(k, engine.submit(status(k.ref()), timeout, OnAbort.CANCEL, false)));
        Map<Kind, Engine.Ended> ended = new EnumMap<>(Kind.class);
        running.forEach((k, r) -> ended.put(k, engine.end(r)));
        return ended;
    }

    @Test
    void whatRunsOrHasRunIsWell() {
        create(Kind.REPLICASET, container(SampleImage.V1, SERVER));
        create(Kind.POD, container(SampleImage.V1, SERVER));
        create(Kind.JOB, container(SampleImage.JOB, ""));
        create(Kind.CRONJOB, container(SampleImage.JOB, ""));

        Map<Kind, Engine.Ended> all = await(EnumSet.allOf(Kind.class), "3m");

        all.forEach((kind, ended) ->
                assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED));
        assertThat(all.get(Kind.REPLICASET).operation().result().values()).containsEntry("ready", 2);
        assertThat(all.get(Kind.CRONJOB).log()).contains("last run job/cronjob-1: 1/1 completed");
    }

    static Stream<Arguments> knownCauses() {
        return Stream.of(
                Arguments.of("crash", container(SampleImage.CRASH, ""), "CrashLoopBackOff", "exit 1"),
                Arguments.of("image pull", container(SampleImage.MISSING, ""), "Image", "lizard-sample:missing"),
                Arguments.of(
                        "invalid image",
                        "\"containers\":[{\"name\":\"web\",\"image\":\"localhost/Bad:x\"}]",
                        "InvalidImageName",
                        "localhost/Bad:x"),
                Arguments.of(
                        "config error",
                        container(SampleImage.V1, "\"envFrom\":[{\"configMapRef\":{\"name\":\"not-there\"}}]"),
                        "CreateContainerConfigError",
                        "not-there"),
                Arguments.of(
                        "missing volume",
                        "\"volumes\":[{\"name\":\"v\",\"secret\":{\"secretName\":\"not-there\"}}],"
                                + container(SampleImage.V1, "\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/v\"}]"),
                        "FailedMount",
                        "not-there"),
                Arguments.of(
                        "init container",
                        "\"initContainers\":[{\"name\":\"first\",\"image\":\"" + CRASH + "\"}]," + WEB,
                        "CrashLoopBackOff",
                        "init container first"),
                Arguments.of(
                        "unschedulable",
                        "\"nodeSelector\":{\"there-is\":\"no-such-node\"}," + WEB,
                        "Unschedulable",
                        "1 node(s)"),
                Arguments.of(
                        "out of memory",
                        container(SampleImage.HUNGRY, SERVER + ",\"resources\":{\"limits\":{\"memory\":\"48Mi\"}}"),
                        "OOMKilled",
                        "limit of 48Mi"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("knownCauses")
    void whatCannotRunFailsSoonWithItsCause(String name, String podSpec, String reason, String says) {
        for (Kind kind : Kind.values()) {
            create(kind, podSpec);
        }

        await(EnumSet.allOf(Kind.class), "3m").forEach((kind, ended) -> {
            Cause cause = first(ended);
            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.FAILED);
            assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(ProblemType.ROLLOUT_FAILED);
            assertThat(cause.object()).as(ended.log()).startsWith("pod/" + kind.named());
            // A pod that runs once does not loop: the kubelet's word is Error.
            boolean once = kind == Kind.JOB || kind == Kind.CRONJOB;
            String word = once && reason.equals("CrashLoopBackOff") ? "Error" : reason;
            assertThat(cause.reason()).as(ended.log()).contains(word);
            assertThat(cause.message()).as(ended.log()).contains(says);
            if (podSpec.contains(CRASH)) {
                assertThat(cause.logLines()).as(ended.log()).anyMatch(l -> l.contains("panic: DATABASE_URL"));
            }
            if (once && word.equals("Error")) {
                assertThat(ended.log()).contains("BackoffLimitExceeded");
            } else if (!once || !reason.equals("OOMKilled")) {
                assertSoon(ended);
            }
        });
    }

    @Test
    void partOfItIsNotSuccess() {
        String late = SERVER + ",\"env\":[{\"name\":\"READY_AFTER\",\"value\":\"600\"}]";
        create(Kind.REPLICASET, container(SampleImage.SLOW, late));
        create(Kind.POD, container(SampleImage.SLOW, late));
        create(Kind.JOB, container(SampleImage.V1, ""));
        create(Kind.CRONJOB, container(SampleImage.V1, ""));

        await(EnumSet.allOf(Kind.class), "5s").forEach((kind, ended) -> {
            assertThat(failed(ended, ProblemType.TIMEOUT).operation().failure().message())
                    .as(ended.log())
                    .contains(kind.ref());
        });
    }

    @Test
    void neverReadyEndsAtTheDeadlineWithTheProbe() {
        create(Kind.REPLICASET, container(SampleImage.NEVER_READY, SERVER));
        create(Kind.POD, container(SampleImage.NEVER_READY, SERVER));

        await(EnumSet.of(Kind.REPLICASET, Kind.POD), "20s").forEach((kind, ended) -> {
            Cause cause = first(failed(ended, ProblemType.TIMEOUT));
            assertThat(cause.reason()).as(ended.log()).isEqualTo("Unhealthy");
            assertThat(cause.message()).as(ended.log()).contains("not ready", "503");
        });
    }

    @Test
    void aJobPastItsOwnDeadlineFails() {
        apply(
                "batch/v1",
                "Job",
                "job",
                "{\"activeDeadlineSeconds\":2,\"template\":{\"spec\":{\"restartPolicy\":\"Never\"," + WEB + "}}}");

        Engine.Ended ended = fail(status("job/job"), ProblemType.ROLLOUT_FAILED);

        assertThat(ended.operation().failure().message()).contains("DeadlineExceeded");
    }

    @Test
    void quotaFailsSoon() {
        namespace.kubectl("create", "quota", "tight", "--hard=pods=0");
        namespace.await(
                "the quota counts",
                () -> !namespace.field("quota/tight", ".status.hard.pods").isEmpty());
        Set<Kind> kinds = EnumSet.of(Kind.REPLICASET, Kind.JOB, Kind.CRONJOB);
        kinds.forEach(k -> create(k, WEB));

        await(kinds, "3m").forEach((kind, ended) -> {
            Cause cause = first(failed(ended, ProblemType.ROLLOUT_FAILED));
            assertThat(cause.object()).as(ended.log()).isEqualTo(kind.maker());
            assertThat(cause.reason()).as(ended.log()).isEqualTo("FailedCreate");
            assertThat(cause.message()).as(ended.log()).contains("exceeded quota: tight");
            assertSoon(ended);
        });
    }

    @Test
    void deletionWhileWaitingFailsSoon() {
        for (Kind kind : Kind.values()) {
            boolean ends = kind == Kind.JOB || kind == Kind.CRONJOB;
            create(kind, ends ? WEB : container(SampleImage.NEVER_READY, SERVER));
        }
        Map<Kind, Engine.Running> running = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Engine.Running one = engine.submit(status(kind.ref()), "2m", OnAbort.CANCEL, false);
            one.awaitEvent(""); // whatever it says first
            running.put(kind, one);
        }
        for (Kind kind : Kind.values()) {
            namespace.kubectl("delete", kind.ref(), "--wait=false");
        }

        running.forEach((kind, one) -> {
            Engine.Ended ended = failed(engine.end(one), ProblemType.NOT_FOUND);
            assertThat(ended.operation().failure().message())
                    .as(ended.log())
                    .containsAnyOf("does not exist", "is being deleted");
            assertThat(ended.took()).as(ended.log()).isLessThan(soon().multipliedBy(2));
        });
    }

    @Test
    void aSuspendedCronJobIsToldWithTheWayOut() {
        create(Kind.CRONJOB, container(SampleImage.JOB, ""));
        namespace.kubectl("patch", Kind.CRONJOB.ref(), "-p", "{\"spec\":{\"suspend\":true}}");

        Engine.Ended ended = fail(status(Kind.CRONJOB.ref()), ProblemType.ROLLOUT_FAILED);

        assertThat(ended.operation().failure().message()).contains("is suspended", "kubectl patch");
    }

    @Test
    void anotherImageOfAFailingCronJobIsJudgedByItsOwnRun() {
        create(Kind.CRONJOB, container(SampleImage.CRASH, ""));
        fail(status(Kind.CRONJOB.ref()), ProblemType.ROLLOUT_FAILED);

        succeed(image(Kind.CRONJOB.ref(), SampleImage.JOB.reference()));

        assertThat(engine.run(status(Kind.CRONJOB.ref())).log()).contains("has not run yet with its present template");
    }

    @Test
    void aJobCreatedAnewBySomebodyElseIsNotOurSuccess() {
        create(Kind.JOB, container(SampleImage.JOB, ""));
        succeed(status(Kind.JOB.ref()));
        Engine.Running running = engine.submit(image(Kind.JOB.ref(), V1), "2m", OnAbort.CANCEL, false);
        running.awaitEvent("created anew");

        namespace.kubectl("delete", Kind.JOB.ref(), "--cascade=background");
        create(Kind.JOB, container(SampleImage.JOB, ""));
        Engine.Ended ended = failed(engine.end(running), ProblemType.NOT_FOUND);

        assertThat(ended.operation().failure().message())
                .as(ended.log())
                .containsAnyOf("deleted and created anew by somebody else", "was deleted", "is being deleted");
    }
}
