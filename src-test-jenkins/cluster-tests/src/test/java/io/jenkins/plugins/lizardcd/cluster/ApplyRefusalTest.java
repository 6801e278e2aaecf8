package io.jenkins.plugins.lizardcd.cluster;

import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.apply;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.map;
import static io.jenkins.plugins.lizardcd.cluster.ApplyBed.restoring;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.agent.operation.Handlers;
import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API server, its webhooks, the Role or the caller say no to. */
@ClusterTest
final class ApplyRefusalTest {

    private static final String IMMUTABLE = "---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n"
            + "spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80}]}\n";

    @Test
    void anImmutableFieldIsNamedAndNothingIsWritten(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            bed.engine().run(apply(IMMUTABLE + bed.deployment("web", SampleImage.V1)));
            Engine.Ended ended = bed.engine()
                    .run(apply(map("a", "1")
                            + bed.deployment("web", SampleImage.V1)
                                    .replace("\"matchLabels\":{\"app\":\"web\"}", "\"matchLabels\":{\"app\":\"wep\"}")
                                    .replace("\"labels\":{\"app\":\"web\"}", "\"labels\":{\"app\":\"wep\"}")));

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.FAILED);
            assertThat(ended.operation().failure().message())
                    .contains("deployment/web", "field is immutable", "Nothing was written");
            assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain("configmap/a");
        }
    }

    @Test
    void aValueThatDoesNotFitIsRefusedAtOnceAndASecretOneNotQuoted(TestNamespace namespace) {
        String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n";
        Apply number = new Apply(
                secret + "stringData:\n  pin: ${PIN}\n",
                null,
                null,
                Map.of("PIN", "12345678"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        try (ApplyBed bed = new ApplyBed(namespace)) {
            Engine.Ended quoted = bed.engine().run(number);
            Engine.Ended plain = bed.engine().run(apply(secret + "data: {pin: 'not base64'}\n"));
            Engine.Ended quantity = bed.engine()
                    .run(apply(bed.deployment("web", SampleImage.V1)
                            .replaceFirst("\"requests\":\\{[^}]*}", "\"requests\":{\"cpu\":\"much\"}")));

            assertThat(quoted.log()).doesNotContain("12345678");
            assertThat(quoted.operation().failure().message())
                    .contains("secret/s) is refused", ".stringData.pin: expected string", "Nothing was written");
            for (Engine.Ended ended : List.of(plain, quantity)) {
                assertThat(ended.operation().failure().type()).as(ended.log()).isEqualTo(ProblemType.UNPROCESSABLE);
            }
            assertThat(plain.operation().failure().message()).contains("illegal base64 data");
            assertThat(quantity.operation().failure().message()).contains("quantities must match");
        }
    }

    @Test
    void whatIsSecretByItsNameIsMaskedInTheChangesThatAreTold(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            bed.engine().run(password(bed, "hunter2-old"));
            Engine.Ended ended = bed.engine().run(password(bed, "hunter2-new"));

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(ended.log())
                    .contains("changes deployment/web: spec.template.spec.containers[0].env[0].value **** -> ****")
                    .doesNotContain("hunter2");
        }
    }

    private static Apply password(ApplyBed bed, String value) {
        String manifest = bed.deployment("web", SampleImage.V1)
                .replace("\"env\":[", "\"env\":[{\"name\":\"LOGIN\",\"value\":\"${DB_PASSWORD}\"},");
        Map<String, String> variables = Map.of("DB_PASSWORD", value);
        return new Apply(manifest, null, null, variables, null, null, null, false, null, null, null, null);
    }

    @Test
    void aWebhookThatDeniesAtLengthIsToldInPart(TestNamespace namespace, @TempDir Path directory) throws Exception {
        AdmissionWebhook.Decision decision = request -> Optional.of("not on a Friday ".repeat(20_000));
        try (ApplyBed bed = new ApplyBed(namespace);
                AdmissionWebhook webhook = new AdmissionWebhook(namespace, directory, decision)) {
            String three = Stream.of("a", "b", "c")
                    .map(name -> bed.deployment(name, SampleImage.V1))
                    .collect(Collectors.joining());
            Engine.Ended ended = bed.engine().run(apply(three));

            assertThat(ended.operation().failure().message())
                    .contains("deployment/a", "deployment/c", "not on a Friday", "Nothing was written")
                    .hasSizeLessThan(10_000);
        }
    }

    @Test
    void aWebhookThatDeniesAnObjectIsToldInItsOwnWords(TestNamespace namespace, @TempDir Path directory)
            throws Exception {
        AdmissionWebhook.Decision decision = request -> Optional.of("not on a Friday");
        try (ApplyBed bed = new ApplyBed(namespace);
                AdmissionWebhook webhook = new AdmissionWebhook(namespace, directory, decision)) {
            Engine.Ended ended = bed.engine().run(apply(map("a", "1") + bed.deployment("web", SampleImage.V1)));

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.FAILED);
            assertThat(ended.operation().failure().message())
                    .contains("deployment/web", "not on a Friday", "Nothing was written");
            assertThat(namespace.kubectl("get", "configmaps", "-o", "name")).doesNotContain("configmap/a");
        }
    }

    @Test
    void aCustomResourceIsAppliedWithTheRightAndExplainedWithoutIt(TestNamespace namespace) {
        String group = namespace.name() + ".example";
        String definition = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n"
                + "metadata: {name: geckos." + group + "}\nspec:\n  group: " + group + "\n  scope: Namespaced\n"
                + "  names: {plural: geckos, singular: gecko, kind: Gecko}\n  versions:\n  - name: v1\n    served: true\n"
                + "    storage: true\n    schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object,"
                + " properties: {legs: {type: integer}}}}}}\n";
        String gecko = "---\napiVersion: " + group + "/v1\nkind: Gecko\nmetadata: {name: leo}\nspec: {legs: 4}\n";
        try (ApplyBed with = new ApplyBed(namespace, "geckos." + group)) {
            namespace.apply(definition);
            namespace.await("the kind is served", () -> namespace
                    .kubectl("api-resources", "--api-group=" + group)
                    .contains("geckos"));

            Engine.Ended applied = with.engine().run(apply(gecko));
            Engine.Ended wrong = with.engine().run(apply(gecko.replace("legs: 4", "legs: four")));

            assertThat(applied.operation().phase()).as(applied.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(namespace.field("geckos." + group + "/leo", ".spec.legs"))
                    .isEqualTo("4");
            assertThat(wrong.operation().failure().message()).contains("spec.legs");
            with.close();
            try (ApplyBed without = new ApplyBed(namespace)) {
                Engine.Ended refused = without.engine().run(apply(gecko));
                assertThat(refused.operation().failure().type())
                        .as(refused.log())
                        .isEqualTo(ProblemType.MISSING_PERMISSION);
                assertThat(refused.operation().failure().message())
                        .contains("{apiGroups: [\"" + group + "\"], resources: [\"geckos\"], verbs: [\"patch\"]}");
            }
        } finally {
            namespace.kubectl("delete", "customresourcedefinition", "geckos." + group);
        }
    }

    @Test
    void aCancelInTheMiddleStopsBeforeTheNextWaveAndPutsBackWhenAsked(TestNamespace namespace) {
        try (ApplyBed bed = new ApplyBed(namespace)) {
            bed.engine().run(apply(map("settings", "1")));
            String last =
                    map("last", "1").replace("{name: last}", "{name: last, annotations: {lizardcd.io/wave: '5'}}");
            Engine.Running running = bed.engine()
                    .submit(
                            restoring(map("settings", "2") + bed.deployment("web", SampleImage.NEVER_READY) + last),
                            "2m",
                            OnAbort.ROLLBACK,
                            false);
            running.awaitEvent("deployment/web created");
            running.cancel();
            Engine.Ended ended = bed.engine().end(running);

            assertThat(ended.operation().phase()).as(ended.log()).isEqualTo(Phase.ROLLED_BACK);
            assertThat(ended.operation().failure().message()).contains("was cancelled", "Rolled back and verified");
            assertThat(namespace.field("configmap/settings", ".data.key")).isEqualTo("1");
            assertThat(namespace.kubectl("get", "configmaps,deployments", "-o", "name"))
                    .doesNotContain("last", "deployment");
        }
    }

    @Test
    void manyObjectsOfAKindAreAppliedAlsoWithoutTheRightToListThem(TestNamespace namespace) {
        Set<Permission> rights = new TreeSet<>(OperationEngine.permissions());
        rights.addAll(new Handlers().of("apply").permissions());
        List.of("get", "create", "patch").forEach(verb -> rights.add(new Permission(verb, "", "services")));
        StringBuilder services = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            services.append(IMMUTABLE.replace("{name: web}", "{name: web-" + i + "}"));
        }
        try (Engine engine = new Engine(
                namespace.name(),
                namespace.access("lizard", Engine.asRules(rights)).kubeconfig())) {
            Engine.Ended first = engine.run(apply(services.toString()));
            Engine.Ended second = engine.run(apply(services.toString()));

            assertThat(first.operation().phase()).as(first.log()).isEqualTo(Phase.SUCCEEDED);
            assertThat(second.operation().result().outcome()).as(second.log()).isEqualTo(Outcome.UNCHANGED);
        }
    }
}
