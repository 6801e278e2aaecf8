package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.shared.Workload.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Rollback;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways back, after a failure and as asked, for each kind with a history. */
final class RollbackTest extends EngineFixture {

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
}
