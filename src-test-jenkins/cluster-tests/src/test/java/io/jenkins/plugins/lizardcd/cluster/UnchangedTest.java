package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.shared.Workload.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is as asked already, and what is only planned, is not written. */
final class UnchangedTest extends EngineFixture {

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
}
