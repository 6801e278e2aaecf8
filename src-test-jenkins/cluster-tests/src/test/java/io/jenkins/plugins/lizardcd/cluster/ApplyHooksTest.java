package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.apply;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.endlessJob;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.job;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.map;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.restoring;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ClusterTest
final class ApplyHooksTest {

    private TestNamespace namespace;
    private ApplyBed bed;

    @BeforeEach
    void begin(TestNamespace given) {
        namespace = given;
        bed = new ApplyBed(given);
    }

    @AfterEach
    void end() {
        bed.close();
    }

    private static int position(Engine.Ended ended, String message) {
        List<String> messages = ended.events().stream().map(e -> e.message()).toList();
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).contains(message)) {
                return i;
            }
        }
        throw new AssertionError("no event says '" + message + "':\n" + ended.log());
    }

    @Test
    void hooksRunBeforeAndAfterTheObjectsAndAnewEachTime() {
        String all = map("settings", "1")
                + job("second", 0, "lizardcd.io/hook: pre, lizardcd.io/wave: '2'")
                + job("first", 0, "argocd.argoproj.io/hook: PreSync")
                + job(
                        "smoke",
                        0,
                        "argocd.argoproj.io/hook: PostSync, argocd.argoproj.io/hook-delete-policy: HookSucceeded")
                + job("never", 1, "argocd.argoproj.io/hook: Skip")
                + job("sorry", 0, "lizardcd.io/hook: fail");

        Engine.Ended one = bed.engine().run(apply(all));
        String uid = namespace.field("job/first", ".metadata.uid");
        Engine.Ended two = bed.engine().run(apply(all));

        assertThat(one.operation().phase()).as(one.log()).isEqualTo(Phase.SUCCEEDED);
        assertThat(one.operation().result().values().get("hooks"))
                .isEqualTo(List.of("job/first", "job/smoke", "job/second"));
        assertThat(position(one, "pre hook job/first succeeded")).isLessThan(position(one, "pre hook job/second runs"));
        assertThat(position(one, "pre hook job/second succeeded"))
                .isLessThan(position(one, "configmap/settings created"));
        assertThat(position(one, "configmap/settings created")).isLessThan(position(one, "post hook job/smoke runs"));
        assertThat(two.operation().phase()).as(two.log()).isEqualTo(Phase.SUCCEEDED);
        assertThat(two.operation().result().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(namespace.field("job/first", ".metadata.uid")).isNotEqualTo(uid);
        assertThat(namespace.kubectl("get", "jobs", "-o", "name"))
                .contains("first", "second")
                .doesNotContain("smoke", "never", "sorry");
    }

    @Test
    void aPreHookThatFailsLeavesTheObjectsUntouchedAndSaysWhyWithItsLog() {
        Engine.Ended ended = bed.engine()
                .run(restoring(map("settings", "1")
                        + job("migrate", 3, "lizardcd.io/hook: pre")
                        + job("sorry", 0, "lizardcd.io/hook: fail")));

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.FAILED);
        assertThat(ended.operation().failure().message()).contains("pre hook job/migrate failed");
        assertThat(ended.operation().failure().causes().get(0).logLines())
                .as(ended.log())
                .isNotEmpty();
        assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain("settings");
        assertThat(namespace.field("job/sorry", ".status.succeeded")).isEqualTo("1");
    }

    @Test
    void aPostHookThatFailsTakesTheSetBackBeforeTheFailHookRuns() {
        bed.engine().run(apply(map("settings", "1")));
        Engine.Ended ended = bed.engine()
                .run(restoring(map("settings", "2")
                        + map("extra", "1")
                        + job("smoke", 1, "lizardcd.io/hook: post")
                        + job("sorry", 1, "lizardcd.io/hook: fail")));

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(ended.operation().failure().message())
                .contains("post hook job/smoke failed", "Rolled back and verified (1 restored, 1 deleted)")
                .contains("Besides, fail hook job/sorry failed");
        assertThat(namespace.field("configmap/settings", ".data.key")).isEqualTo("1");
        assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain("extra");
    }

    @Test
    void whatCanBeNoHookIsRefusedBeforeTheFirstWrite() {
        namespace.apply(job("migrate", 0, ""));
        Engine.Ended foreign = bed.engine().run(apply(map("a", "1") + job("migrate", 0, "lizardcd.io/hook: pre")));
        Engine.Ended kind = bed.engine()
                .run(apply(map("a", "1").replace("{name: a}", "{name: a, annotations: {lizardcd.io/hook: pre}}")));
        Engine.Ended word = bed.engine().run(apply(map("a", "1") + job("b", 0, "lizardcd.io/hook: before")));
        Engine.Ended invalid = bed.engine()
                .run(apply(map("a", "1") + job("b", 0, "lizardcd.io/hook: pre").replace("Never", "Always")));

        assertThat(foreign.operation().failure().type()).isEqualTo(ProblemType.CONFLICT);
        assertThat(foreign.operation().failure().message()).contains("there is a job/migrate already that is none");
        assertThat(kind.operation().failure().message()).contains("configmap/a", "hooks must be Jobs");
        assertThat(word.operation().failure().message()).contains("is a hook for 'before'");
        assertThat(invalid.operation().failure().message()).contains("job/b", "restartPolicy");
        assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain("configmap/a");
    }

    private Engine.Ended cancelled(String manifests, String hook, OnAbort onAbort) {
        Engine.Running running = bed.engine().submit(apply(manifests), "2m", onAbort, false);
        running.awaitEvent("hook job/" + hook + " runs");
        namespace.await("its pod is there", () -> !namespace
                .field("pods", "{.items[?(@.metadata.labels.job-name=='" + hook + "')].metadata.name}")
                .isEmpty());
        running.cancel();
        return bed.engine().end(running);
    }

    @Test
    void aCancelStopsTheHookThatRunsWithItsPodAndNoJobOfAnybodyElse() {
        namespace.apply(endlessJob("other", "lizardcd.io/hook: pre"));

        Engine.Ended ended = cancelled(
                map("settings", "1") + endlessJob("migrate", "lizardcd.io/hook: pre"), "migrate", OnAbort.CANCEL);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.CANCELLED);
        assertThat(ended.log()).contains("pre hook job/migrate was stopped: it is deleted with its pods");
        namespace.await(
                "the Job and its pod are gone",
                () -> !namespace.kubectl("get", "jobs,pods", "-o", "name").contains("migrate"));
        assertThat(namespace.field("job/other", ".status.active")).isEqualTo("1");
        assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain("settings");
    }

    @Test
    void aCancelWithRollbackStopsThePostHookAndPutsTheObjectsBack() {
        bed.engine().run(apply(map("settings", "1")));

        Engine.Ended ended = cancelled(
                map("settings", "2") + endlessJob("smoke", "lizardcd.io/hook: post"), "smoke", OnAbort.ROLLBACK);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(position(ended, "post hook job/smoke was stopped")).isPositive();
        assertThat(namespace.field("configmap/settings", ".data.key")).isEqualTo("1");
        namespace.await(
                "the Job is gone",
                () -> !namespace.kubectl("get", "jobs", "-o", "name").contains("smoke"));
    }

    @Test
    void aCancelThatLeavesThingsLeavesTheHookToo() {
        Engine.Ended ended = cancelled(
                map("settings", "1") + endlessJob("migrate", "lizardcd.io/hook: pre"), "migrate", OnAbort.LEAVE);

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.CANCELLED);
        assertThat(ended.log()).doesNotContain("was stopped");
        assertThat(namespace.field("job/migrate", ".status.active")).isEqualTo("1");
    }

    @Test
    void aHookThatRunsOutOfTimeIsStopped() {
        Engine.Ended ended =
                bed.engine().run(apply(endlessJob("migrate", "lizardcd.io/hook: pre")), "5s", OnAbort.CANCEL, false);

        assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(ProblemType.TIMEOUT);
        assertThat(ended.log()).contains("pre hook job/migrate was stopped");
        namespace.await(
                "the Job is gone",
                () -> !namespace.kubectl("get", "jobs", "-o", "name").contains("migrate"));
    }
}
