package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.apply;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.job;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.map;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.restoring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that a stock kubectl applied on the client's side become ours, and go back to it. */
@ClusterTest
final class ApplyTakeoverTest {

    private static final String SETTINGS = "configmap/settings";

    private TestNamespace namespace;
    private ApplyBed bed;

    @TempDir
    private Path directory;

    @BeforeEach
    void begin(TestNamespace given) {
        namespace = given;
        bed = new ApplyBed(given);
    }

    @AfterEach
    void end() {
        bed.close();
    }

    private static String settings(String data) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {" + data + "}\n";
    }

    private static String web(String env) {
        return "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 1\n"
                + "  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec:\n"
                + "      terminationGracePeriodSeconds: 1\n"
                + "      containers:\n      - name: web\n        image: " + SampleImage.V1.reference()
                + "\n        imagePullPolicy: IfNotPresent\n        ports: [{containerPort: 8080}]\n        env: ["
                + env
                + "]\n";
    }

    private Engine.Ended run(Apply spec) {
        Engine.Ended ended = bed.engine().run(spec);
        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
        return ended;
    }

    /** As the API server has it: {@code kubectl get} may hide the owners. */
    private JsonNode object(String ref) {
        String path = ref.startsWith("configmap/") ? "/api/v1/" : "/apis/apps/v1/";
        String plural = ref.replace("/", "s/");
        return Json.read(
                namespace.kubectl("get", "--raw", path + "namespaces/" + namespace.name() + "/" + plural),
                JsonNode.class);
    }

    /** By manager and way of writing, without times. */
    private Map<String, JsonNode> owners(String ref) {
        Map<String, JsonNode> owners = new TreeMap<>();
        object(ref)
                .path("metadata")
                .path("managedFields")
                .forEach(m -> owners.put(
                        m.path("manager").asText() + "/" + m.path("operation").asText(), m.path("fieldsV1")));
        return owners;
    }

    private JsonNode content(String ref) {
        ObjectNode object = (ObjectNode) object(ref);
        object.remove("status");
        ((ObjectNode) object.get("metadata")).remove(List.of("managedFields", "resourceVersion", "generation"));
        ((ObjectNode) object.at("/metadata/annotations")).remove("deployment.kubernetes.io/revision");
        return object;
    }

    private String kubectl(String manifests, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve("manifests.yaml"), manifests);
        List<String> line = new ArrayList<>(List.of("apply", "-f", file.toString()));
        line.addAll(List.of(options));
        return namespace.kubectl(line.toArray(String[]::new));
    }

    @Test
    void aFieldThatKubectlAppliedAndTheManifestsDropGoesWithoutAConflict() throws Exception {
        kubectl(settings("key: '1', more: x"));

        Engine.Ended planned = bed.engine().run(apply(settings("key: '2'")), "1m", OnAbort.CANCEL, true);
        JsonNode untouched = object(SETTINGS).path("metadata").path("managedFields");
        Engine.Ended first = run(apply(settings("key: '2'")));
        Engine.Ended second = run(apply(settings("key: '2'")));

        assertThat(planned.operation().result().outcome()).as(planned.log()).isEqualTo(Outcome.PLANNED);
        assertThat((String) planned.operation().result().values().get("diff"))
                .contains(
                        "-   data.key: 1\n+   data.key: 2\n",
                        "-   data.more: x\n",
                        "-   metadata.managedFields: kubectl-client-side-apply\n+   metadata.managedFields: lizard\n")
                .doesNotContain("last-applied");
        assertThat(planned.operation().result().values().get("conflicts")).isEqualTo(List.of());
        assertThat(untouched.toString()).contains("kubectl-client-side-apply").doesNotContain("lizard");
        assertThat(first.log()).contains("the fields of kubectl-client-side-apply are lizard's now");
        assertThat(namespace.field(SETTINGS, ".data")).isEqualTo("{\"key\":\"2\"}");
        assertThat(owners(SETTINGS)).containsOnlyKeys("lizard/Apply");
        assertThat(namespace.field(SETTINGS, ".metadata.annotations")).doesNotContain("last-applied");
        assertThat(second.operation().result().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void kubectlGoesOnAfterwardsByHandAndWeAfterIt() throws Exception {
        kubectl(settings("key: '1', more: x"));
        run(apply(settings("key: '2'")));

        String byHand = kubectl(settings("key: '1', more: w"));
        String values = namespace.field(SETTINGS, ".data");
        run(apply(settings("key: '2'")));
        String ours = namespace.field(SETTINGS, ".data");
        String same = kubectl(settings("key: '2'"), "--server-side");

        assertThat(byHand).contains("configmap/settings configured");
        assertThat(values).isEqualTo("{\"key\":\"1\",\"more\":\"w\"}");
        assertThat(ours).isEqualTo("{\"key\":\"2\"}");
        assertThat(same).contains("configmap/settings serverside-applied");
        assertThatThrownBy(() -> kubectl(settings("key: '3'"), "--server-side"))
                .hasMessageContaining("conflict with \"lizard\"");
        assertThat(kubectl(settings("key: '3'"), "--server-side", "--force-conflicts"))
                .contains("serverside-applied");
        // That manager owns its fields on the server's side, as we do: it is asked for.
        assertThat(bed.engine()
                        .run(apply(settings("key: '2'")))
                        .operation()
                        .failure()
                        .type())
                .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    void aDeploymentRollsOnceWhenItLosesWhatTheManifestsDrop() throws Exception {
        kubectl(web("{name: STAY, value: a}, {name: GO, value: b}"));
        namespace.kubectl("rollout", "status", "deployment/web");
        namespace.kubectl("label", "deployment/web", "by=hand");

        run(apply(web("{name: STAY, value: a}")));

        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].env"))
                .isEqualTo("[{\"name\":\"STAY\",\"value\":\"a\"}]");
        assertThat(namespace.field("deployment/web", ".metadata.labels")).isEqualTo("{\"by\":\"hand\"}");
        assertThat(namespace.field("deployment/web", ".metadata.generation")).isEqualTo("2");
        assertThat(owners("deployment/web")).doesNotContainKey("kubectl-client-side-apply/Update");
    }

    @Test
    void aRollbackGivesContentAnnotationAndFieldsBackToKubectl() throws Exception {
        kubectl(settings("key: '1', more: x") + web("{name: STAY, value: a}, {name: GO, value: b}"));
        namespace.kubectl("rollout", "status", "deployment/web");
        namespace.await("the owners are settled", () -> owners("deployment/web").size() == 2);
        List<JsonNode> before = List.of(content(SETTINGS), content("deployment/web"));
        Map<String, JsonNode> settings = owners(SETTINGS);
        Map<String, JsonNode> web = owners("deployment/web");

        Engine.Ended ended = bed.engine()
                .run(
                        restoring(settings("key: '2'")
                                + web("{name: STAY, value: c}")
                                + job("smoke", 1, "lizardcd.io/hook: post")),
                        "2m",
                        OnAbort.CANCEL,
                        false);
        List<JsonNode> after = List.of(content(SETTINGS), content("deployment/web"));
        Map<String, JsonNode> settingsAfter = owners(SETTINGS);
        Map<String, JsonNode> webAfter = owners("deployment/web");
        String again = kubectl(settings("key: '1'") + web("{name: STAY, value: a}"));

        assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(after).isEqualTo(before);
        assertThat(settings).containsOnlyKeys("kubectl-client-side-apply/Update");
        assertThat(settingsAfter).isEqualTo(settings);
        assertThat(webAfter).containsOnlyKeys(web.keySet());
        assertThat(webAfter.get("kubectl-client-side-apply/Update"))
                .isNotNull()
                .isEqualTo(web.get("kubectl-client-side-apply/Update"));
        // kubectl still knows that it made them.
        assertThat(again).contains("configmap/settings configured", "deployment.apps/web configured");
        assertThat(namespace.field(SETTINGS, ".data")).isEqualTo("{\"key\":\"1\"}");
        assertThat(namespace.field("deployment/web", ".spec.template.spec.containers[0].env"))
                .isEqualTo("[{\"name\":\"STAY\",\"value\":\"a\"}]");
    }

    @Test
    void anObjectOfTimesWithoutOwnersOrMadeByKubectlCreateIsTakenOverAsFarAsKubectlAppliedIt() throws Exception {
        kubectl(settings("key: '1', more: x"));
        namespace.kubectl("patch", SETTINGS, "--type=merge", "-p", "{\"metadata\":{\"managedFields\":[{}]}}");
        Path file = Files.writeString(
                directory.resolve("other.yaml"), map("other", "1").replace("{key", "{more: x, key"));
        namespace.kubectl("create", "-f", file.toString());
        kubectl(map("other", "1").replace("{key", "{more: x, key"));
        namespace.kubectl("patch", "configmap/other", "-p", "{\"data\":{\"hand\":\"y\"}}");
        assertThat(owners(SETTINGS)).isEmpty();
        assertThat(owners("configmap/other")).containsKey("kubectl-create/Update");

        run(apply(settings("key: '2'") + map("other", "2")));
        Engine.Ended again = run(apply(settings("key: '2'") + map("other", "2")));

        assertThat(namespace.field(SETTINGS, ".data")).isEqualTo("{\"key\":\"2\"}");
        assertThat(namespace.field("configmap/other", ".data")).isEqualTo("{\"hand\":\"y\",\"key\":\"2\"}");
        assertThat(again.operation().result().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aConflictNamesJustTheOtherManagersAndNothingIsTakenOver() throws Exception {
        kubectl(settings("key: '1', more: x"));
        namespace.kubectl("patch", SETTINGS, "--field-manager=anna", "-p", "{\"data\":{\"more\":\"y\"}}");

        Engine.Ended ended = bed.engine().run(apply(settings("key: '2', more: z")));

        assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(ProblemType.CONFLICT);
        assertThat(ended.operation().failure().message())
                .contains("anna", ".data.more")
                .doesNotContain("kubectl");
        assertThat(owners(SETTINGS)).containsOnlyKeys("anna/Update", "kubectl-client-side-apply/Update");
    }

    @Test
    void anIgnoredFieldStaysAlsoWhenTheManifestsDropIt() throws Exception {
        kubectl(web("").replace("replicas: 1", "replicas: 2"));
        Apply ignoring = new Apply(
                web("").replace("  replicas: 1\n", ""),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of("deployment/*:/spec/replicas"));

        run(ignoring);

        assertThat(namespace.field("deployment/web", ".spec.replicas")).isEqualTo("2");
    }
}
