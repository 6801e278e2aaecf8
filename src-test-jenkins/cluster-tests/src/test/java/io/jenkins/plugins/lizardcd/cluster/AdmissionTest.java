package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An admission webhook says no; and one that lets somebody else write between the agent's read and its write. */
final class AdmissionTest extends EngineFixture {

    @TempDir
    private Path directory;

    private static boolean isOf(JsonNode request, String resource) {
        return request.path("resource").path("resource").asText().equals(resource);
    }

    private boolean byUs(JsonNode request) {
        return request.path("userInfo").path("username").asText().endsWith(":" + namespace.name() + ":lizard");
    }

    /** Denies once it is active for sure: its registration takes effect a moment later. */
    private void awaitActive(String... write) {
        namespace.await("the webhook is asked", () -> {
            try {
                namespace.kubectl(write);
                return false;
            } catch (IllegalStateException e) {
                return e.getMessage().contains("denied the request");
            }
        });
    }

    @Test
    void aDenialOfTheWriteIsToldInTheWebhooksWords() throws Exception {
        web(1);
        AdmissionWebhook.Decision decision =
                r -> isOf(r, "deployments") ? Optional.of("images need a signature") : Optional.empty();
        try (AdmissionWebhook webhook = new AdmissionWebhook(namespace, directory, decision)) {
            awaitActive("annotate", "deployment/web", "probe=1", "--overwrite");

            Engine.Ended ended = fail(image("deployment/web", V2), ProblemType.UNPROCESSABLE);

            assertThat(ended.operation().failure().message())
                    .contains("admission webhook", "denied the request: images need a signature", "deployment/web");
            assertThat(ended.took()).isLessThan(soon());
            assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(V1);
        }
    }

    @Test
    void aDenialOfThePodsFailsTheRolloutSoonInTheWebhooksWords() throws Exception {
        web(1);
        AdmissionWebhook.Decision decision =
                r -> isOf(r, "pods") ? Optional.of("pods need a team label") : Optional.empty();
        try (AdmissionWebhook webhook = new AdmissionWebhook(namespace, directory, decision)) {
            awaitActive("run", "probe", "--image=" + V1, "--dry-run=server");

            Engine.Ended ended = fail(image("deployment/web", V2, true), ProblemType.ROLLOUT_FAILED);

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
            assertThat(first(ended).reason()).as(ended.log()).isEqualTo("FailedCreate");
            assertThat(first(ended).message()).contains("denied the request: pods need a team label");
            assertThat(ended.took()).isLessThan(soon().multipliedBy(2));
        }
    }

    /** Somebody else writes after the agent has read the deployment and before the API server stores what it sends. */
    private Engine.Ended setImageDuring(String... foreign) throws Exception {
        return setImageDuring(new ContainerImage(null, V2), foreign);
    }

    private Engine.Ended setImageDuring(ContainerImage image, String... foreign) throws Exception {
        web(1);
        AtomicBoolean active = new AtomicBoolean();
        AtomicBoolean written = new AtomicBoolean();
        AdmissionWebhook.Decision decision = r -> {
            if (isOf(r, "deployments") && byUs(r) && written.compareAndSet(false, true)) {
                namespace.kubectl(foreign);
            } else if (!active.get() && isOf(r, "pods")) {
                return Optional.of("the webhook is asked");
            }
            return Optional.empty();
        };
        try (AdmissionWebhook webhook = new AdmissionWebhook(namespace, directory, decision)) {
            awaitActive("run", "probe", "--image=" + V1, "--dry-run=server");
            active.set(true);
            Engine.Ended ended = engine.run(Specs.setImage("deployment/web", image), "3m", OnAbort.CANCEL, false);
            assertThat(written).as(ended.log()).isTrue();
            return ended;
        }
    }

    @Test
    void aForeignEditBetweenReadAndWriteIsKept() throws Exception {
        Engine.Ended ended = setImageDuring("set", "env", "deployment/web", "FOREIGN=1");

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(V2);
        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].env[*].name"))
                .contains("FOREIGN");
    }

    @Test
    void anotherImageSetBetweenReadAndWriteIsAConflictAndStays() throws Exception {
        Engine.Ended ended = setImageDuring("set", "image", "deployment/web", "web=" + NEVER_READY);

        failed(ended, ProblemType.CONFLICT);
        assertThat(ended.operation().failure().message())
                .contains("changed by somebody else", "image of web was " + V1 + " and is " + NEVER_READY);
        assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(NEVER_READY);
    }

    @Test
    void anotherContainerInItsPlaceBetweenReadAndWriteIsAConflict() throws Exception {
        String other = "[{\"op\":\"replace\",\"path\":\"/spec/template/spec/containers/0/name\",\"value\":\"shop\"}]";
        Engine.Ended ended = setImageDuring("patch", "deployment/web", "--type=json", "-p", other);

        failed(ended, ProblemType.CONFLICT);
        assertThat(ended.operation().failure().message()).contains("changed by somebody else", "image of shop");
        assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(V1);
    }

    @Test
    void aContainerThatIsGoneWhenWeWriteIsAConflict() throws Exception {
        String other = "[{\"op\":\"replace\",\"path\":\"/spec/template/spec/containers/0/name\",\"value\":\"shop\"}]";
        Engine.Ended ended = setImageDuring(
                ContainerImage.parse("web=" + V2), "patch", "deployment/web", "--type=json", "-p", other);

        failed(ended, ProblemType.CONFLICT);
        assertThat(ended.operation().failure().message()).contains("has no container 'web'; it has: shop");
        assertThat(namespace.field("deployment/web", IMAGE)).isEqualTo(V1);
    }
}
