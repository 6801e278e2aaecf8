package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.Container;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a client sends wrong, it gets one clear problem, and nothing in the namespace changes. */
@ClusterTest
final class BadInputTest {

    private TestNamespace namespace;
    private AgentProcess agent;
    private AgentApi api;

    @BeforeEach
    void start(TestNamespace given) {
        namespace = given;
        namespace
                .workloads()
                .apply(Workload.deployment("web", SampleImage.V1)
                        .containers(Container.server("web", SampleImage.V1), Container.task("side", SampleImage.JOB)));
        agent = AgentProcess.start(AgentProcess.access(namespace), "a", Map.of());
        api = new AgentApi(agent, namespace.name());
        namespace.await("the agent takes operations", () -> api.get("/readyz").status() == 200);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void unknownContainerIsAnsweredWithTheNamesThereAre() {
        Operation end = run("{\"container\":\"wep\",\"image\":\"x:1\"}", "deployment/web");

        assertThat(end.phase()).isEqualTo(Phase.FAILED);
        assertThat(end.failure().message()).contains("wep").contains("web").contains("side");
    }

    @Test
    void severalContainersNeedAName() {
        Operation end = run("{\"image\":\"x:1\"}", "deployment/web");

        assertThat(end.phase()).isEqualTo(Phase.FAILED);
        assertThat(end.failure().message()).contains("web").contains("side");
    }

    @Test
    void unknownWorkloadIsAnsweredWithNearNames() {
        Operation end = run("{\"image\":\"x:1\"}", "deployment/wep");

        assertThat(end.phase()).isEqualTo(Phase.FAILED);
        assertThat(end.failure().type()).isEqualTo(ProblemType.NOT_FOUND);
        assertThat(end.failure().message()).contains("deployment/wep").contains("web");
    }

    @Test
    void unknownNamespaceIsAnsweredWithThoseServed() {
        AgentApi.Answer answer =
                api.post("/v1/namespaces/other/operations", setImage("{\"image\":\"x:1\"}", "deploy/web"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem().detail()).contains("'other'").contains(namespace.name());
    }

    @Test
    void imageWithQuotesAndBracesIsRefusedAndNeverJson() {
        Problem problem = api.post(path(), setImage("{\"image\":\"a\\\"}],\\\"x\\\":[{\\\"\"}", "deployment/web"))
                .problem();

        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(problem.detail()).contains("is not an image reference");
        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].image"))
                .isEqualTo(SampleImage.V1.reference());
    }

    @Test
    void unknownFieldKindAndQueryAreNamed() {
        assertThat(api.post(path(), "{\"spec\":{\"kind\":\"pause\",\"workload\":\"deploy/web\"},\"tiemout\":\"1m\"}")
                        .problem()
                        .detail())
                .contains("unknown field 'tiemout'");
        assertThat(api.post(path(), "{\"spec\":{\"kind\":\"explode\"}}")
                        .problem()
                        .detail())
                .contains("explode");
        assertThat(api.post(path(), "{\"spec\":").problem().type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(api.get(path() + "?limti=3").problem().detail())
                .contains("limti")
                .contains("limit");
    }

    @Test
    void bodyOfTenMegabytesIsRefused() {
        AgentApi.Answer answer = api.post(path(), "{\"key\":\"" + "x".repeat(10_000_000) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem().type()).isEqualTo(ProblemType.TOO_LARGE);
    }

    @Test
    void wrongTokenMissingTokenAndPlainHttpAreExplained() throws Exception {
        HttpRequest wrong = HttpRequest.newBuilder(agent.url().resolve("/v1/capabilities"))
                .header("Authorization", "Bearer not-the-token-of-this-agent")
                .build();
        HttpRequest missing =
                HttpRequest.newBuilder(agent.url().resolve("/v1/capabilities")).build();

        assertThat(api.send(wrong).status()).isEqualTo(401);
        assertThat(api.send(wrong).problem().detail()).contains("not one of this agent's");
        assertThat(api.send(missing).problem().detail()).contains("Authorization: Bearer");
        assertThat(plain()).contains("HTTPS only");
    }

    private String plain() throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + agent.port() + "/v1/capabilities");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private Operation run(String image, String workload) {
        Operation operation = api.post(path(), setImage(image, workload)).as(Operation.class);
        return api.await(operation.id());
    }

    private String path() {
        return "/v1/namespaces/" + namespace.name() + "/operations";
    }

    private static String setImage(String image, String workload) {
        return "{\"spec\":{\"kind\":\"setImage\",\"workload\":\"" + workload + "\",\"images\":[" + image + "]}}";
    }
}
