package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verdicts on Deployments, on objects as API servers send them. */
final class DeploymentVerdictTest {

    private static final Instant WRITTEN = Instant.parse("2026-01-01T12:00:00Z");
    private static final String TEMPLATE = "{\"metadata\":{\"labels\":{\"app\":\"web\"}},\"spec\":{\"containers\":"
            + "[{\"name\":\"web\",\"image\":\"web:2\",\"resources\":{}}]}}";

    private static KubeObject deployment(String spec, String status) {
        String json = "{\"kind\":\"Deployment\",\"metadata\":{\"name\":\"web\",\"uid\":\"u\",\"generation\":2,"
                + "\"annotations\":{\"deployment.kubernetes.io/revision\":\"15\"}},\"spec\":{\"replicas\":3,"
                + "\"progressDeadlineSeconds\":60,\"template\":" + TEMPLATE + spec + "},\"status\":{" + status + "}}";
        return new KubeObject(Json.read(json, ObjectNode.class));
    }

    private static String counts(int updated, int available, int total, String reason, String time) {
        String status = reason.equals("ProgressDeadlineExceeded") ? "False" : "True";
        return "\"observedGeneration\":2,\"updatedReplicas\":" + updated + ",\"readyReplicas\":" + available
                + ",\"availableReplicas\":" + available + ",\"replicas\":" + total
                + ",\"conditions\":[{\"type\":\"Available\",\"status\":\"True\"},{\"type\":\"Progressing\",\"status\":\""
                + status + "\",\"reason\":\"" + reason + "\",\"lastUpdateTime\":\"" + time + "\"}]";
    }

    private static Verdict judge(KubeObject deployment, Instant now) {
        World world = new World(deployment, List.of(), List.of(), Map.of(), now);
        String template = PodTemplate.digest(deployment("", ""));
        return Verdicts.of("deployment/web", world, new Expected("u", 2, template, 0, WRITTEN));
    }

    private static Health health(String status, int secondsLater) {
        return judge(deployment("", status), WRITTEN.plusSeconds(secondsLater)).health();
    }

    @Test
    void healthyOnlyWhenCountsAndConditionsAgree() {
        String later = "2026-01-01T12:00:09Z";
        assertThat(health(counts(3, 3, 3, "NewReplicaSetAvailable", later), 10)).isEqualTo(Health.HEALTHY);
        assertThat(health(counts(3, 3, 3, "ReplicaSetUpdated", later), 10)).isEqualTo(Health.PROGRESSING);
        assertThat(health(counts(0, 3, 3, "NewReplicaSetAvailable", later), 10)).isEqualTo(Health.PROGRESSING);
        assertThat(health(counts(3, 3, 4, "NewReplicaSetAvailable", later), 10)).isEqualTo(Health.PROGRESSING);
        assertThat(health(counts(3, 2, 3, "NewReplicaSetAvailable", later), 10)).isEqualTo(Health.PROGRESSING);
    }

    @Test
    void aDeadlineOfTheRolloutBeforeDoesNotCount() {
        String before = "2026-01-01T11:59:00Z";
        assertThat(health(counts(1, 3, 4, "ProgressDeadlineExceeded", before), 1))
                .isEqualTo(Health.PROGRESSING);
        // It fell due right after our write, but the time that ran out was not ours.
        assertThat(health(counts(1, 3, 4, "ProgressDeadlineExceeded", "2026-01-01T12:00:02Z"), 3))
                .isEqualTo(Health.PROGRESSING);
        assertThat(health(counts(1, 3, 4, "ProgressDeadlineExceeded", "2026-01-01T12:01:00Z"), 61))
                .isEqualTo(Health.DEGRADED);
        assertThat(health(counts(1, 3, 4, "ProgressDeadlineExceeded", before), 63))
                .isEqualTo(Health.DEGRADED);
    }

    @Test
    void aRolloutThatTheControllerOverlookedHasADeadlineToo() {
        String before = "2026-01-01T11:59:00Z";
        assertThat(health(counts(3, 3, 4, "NewReplicaSetAvailable", before), 30))
                .isEqualTo(Health.PROGRESSING);
        assertThat(health(counts(3, 3, 4, "NewReplicaSetAvailable", before), 63))
                .isEqualTo(Health.DEGRADED);
    }

    @Test
    void aLaterTemplateIsSomebodyElses() {
        KubeObject other = deployment("", counts(3, 3, 3, "NewReplicaSetAvailable", "2026-01-01T12:00:09Z"));
        ((ObjectNode) other.at("spec", "template", "spec", "containers").path(0)).put("image", "web:3");

        Verdict verdict = judge(other, WRITTEN.plusSeconds(10));

        assertThat(verdict.health()).isEqualTo(Health.DEGRADED);
        assertThat(verdict.type()).isEqualTo(ProblemType.SUPERSEDED);
        assertThat(verdict.message())
                .isEqualTo("deployment/web is superseded by revision 15: somebody else changed it");
    }

    @Test
    void pausedDeletedAndUnseenAreTold() {
        assertThat(judge(deployment(",\"paused\":true", counts(3, 3, 3, "x", "2026-01-01T12:00:09Z")), WRITTEN)
                        .health())
                .isEqualTo(Health.SUSPENDED);
        World gone = new World(null, List.of(), List.of(), Map.of(), WRITTEN);
        assertThat(Verdicts.of("deployment/web", gone, new Expected("u", 2, null, 0, null))
                        .message())
                .isEqualTo("deployment/web does not exist any more: it was deleted");
        assertThat(judge(deployment("", "\"observedGeneration\":1"), WRITTEN).message())
                .isEqualTo("waits for its controller to see generation 2");
    }
}
