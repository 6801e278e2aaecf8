package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.map;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.restoring;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API server that does not cope for a while: here because a webhook that it must ask does not answer. */
@ClusterTest
final class ApplyFaultsTest {

    private static boolean writes(JsonNode request, String name, String value) {
        return !request.path("dryRun").asBoolean()
                && request.path("name").asText().equals(name)
                && request.at("/object/data/key").asText().equals(value);
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    @Test
    void aRollbackAfterTheTimeIsOverOutlastsFaults(TestNamespace namespace, @TempDir Path directory) throws Exception {
        AtomicBoolean down = new AtomicBoolean();
        AdmissionWebhook.Decision decision = request -> {
            if (down.get() && writes(request, "a", "1")) {
                throw new IllegalStateException("down");
            }
            return Optional.empty();
        };
        try (ApplyBed bed = new ApplyBed(namespace);
                AdmissionWebhook webhook = new AdmissionWebhook(namespace, directory, "configmaps", decision)) {
            webhook.mustAnswer();
            bed.engine().run(ApplyBed.apply(map("a", "1")));
            down.set(true);
            Engine.Running running = bed.engine()
                    .submit(
                            restoring(map("a", "2") + bed.deployment("web", SampleImage.NEVER_READY)),
                            "5s",
                            OnAbort.CANCEL,
                            false);
            running.awaitEvent("cannot go on");
            // Longer than any other operation goes on after its time.
            pause(Duration.ofSeconds(14));
            down.set(false);
            Engine.Ended ended = bed.engine().end(running);

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
            assertThat(namespace.field("configmap/a", ".data.key")).isEqualTo("1");
        }
    }

    @Test
    void aCancelIsObeyedAlsoWhileWritesFail(TestNamespace namespace, @TempDir Path directory) throws Exception {
        AdmissionWebhook.Decision decision = request -> {
            if (writes(request, "b", "2")) {
                throw new IllegalStateException("down");
            }
            return Optional.empty();
        };
        try (ApplyBed bed = new ApplyBed(namespace);
                AdmissionWebhook webhook = new AdmissionWebhook(namespace, directory, "configmaps", decision)) {
            webhook.mustAnswer();
            bed.engine().run(ApplyBed.apply(map("a", "1") + map("b", "1")));
            Engine.Running running = bed.engine()
                    .submit(restoring(map("a", "2") + map("b", "2") + map("c", "1")), "2m", OnAbort.ROLLBACK, false);
            running.awaitEvent("cannot go on");
            running.cancel();
            Engine.Ended ended = bed.engine().end(running);

            assertThat(ended.took()).isLessThan(Duration.ofMinutes(1));
            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
            assertThat(ended.operation().failure().message()).contains("was cancelled", "Rolled back and verified");
            assertThat(ended.log()).contains("configmap/b) could not be written", "failed calling webhook");
            assertThat(namespace.field("configmap/a", ".data.key")).isEqualTo("1");
            assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain("configmap/c\n");
        }
    }
}
