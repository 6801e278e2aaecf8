package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.shared.Workload.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Pause;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Restart;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Resume;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Scale;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetEnv;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetResources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Restart, scale, pause, resume, environment and resources. */
final class EditsTest extends EngineFixture {

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
        assertThat(namespace.field("deployment/web", ".spec.replicas")).isEqualTo("0");
        assertThat(succeed(new Scale(parse("deployment/web"), 2, null, true, null, null)))
                .containsEntry("replicas", 2);
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
}
