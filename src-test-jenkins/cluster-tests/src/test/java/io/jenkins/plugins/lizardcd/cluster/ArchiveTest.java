package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.agent.archive.Archives;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

@ClusterTest
final class ArchiveTest {

    private static final String[] RIGHTS = {"--operations", "apply", "--apply", "configmaps,secrets"};

    private static Apply apply(ArchiveReference archive) {
        return new Apply(null, archive, null, null, null, null, null, null, null, null, null, null);
    }

    private static String map(String name, String value) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\ndata: {key: '" + value + "'}\n";
    }

    /** Text that does not compress, so that the archive takes several parts. */
    private static String noise(int bytes) {
        StringBuilder text = new StringBuilder();
        new Random(7).ints(bytes, '0', 'z').forEach(c -> text.append((char) (c == '\\' || c == '\'' ? 'x' : c)));
        return text.toString();
    }

    private static List<String> parts(TestNamespace namespace) {
        return namespace
                .kubectl("get", "secrets", "-l", "lizardcd.io/record=archive", "-o", "name")
                .lines()
                .toList();
    }

    @Test
    void filesAreAppliedInOrderAndOutliveTheAgentThatGotThem(TestNamespace namespace) {
        byte[] archive = new Packed()
                .file("k8s/b.yaml", map("b", "1") + "---\n" + map("c", "1"))
                .file("k8s/a.yaml", map("a", noise(700_000)))
                .file("k8s/noise.yaml", "# " + noise(1_500_000))
                .bytes();
        try (AgentProcess agent = AgentProcess.start(
                AgentProcess.access(namespace, RIGHTS), "a", Map.of("LIZARD_LEASE_DURATION", "6s"))) {
            AgentApi api = new AgentApi(agent, namespace.name());
            ArchiveReference reference = api.upload(archive).as(ArchiveReference.class);
            List<String> parts = parts(namespace);

            agent.kill();
            agent.start();
            ArchiveReference again = api.upload(archive).as(ArchiveReference.class);
            Operation end = api.await(api.submit("job#1/7", apply(reference)).id());

            assertThat(parts).as("%d bytes", archive.length).hasSizeGreaterThan(1);
            assertThat(again).isEqualTo(reference);
            assertThat(parts(namespace)).isEqualTo(parts);
            assertThat(namespace.field("secret/lizard-archive-" + reference.id() + "-0", ".immutable"))
                    .isEqualTo("true");
            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(end.result().values().get("created"))
                    .isEqualTo(List.of("configmap/a", "configmap/b", "configmap/c"));
        }
    }

    @Test
    void whatIsWrongWithAnArchiveIsSaidBeforeAnythingIsKept(TestNamespace namespace) {
        try (AgentProcess agent = AgentProcess.start(AgentProcess.access(namespace, RIGHTS), "a", Map.of())) {
            AgentApi api = new AgentApi(agent, namespace.name());
            ArchiveReference none = new ArchiveReference("ab".repeat(32), 10);

            AgentApi.Answer missing = api.post(
                    Api.operations(namespace.name()),
                    Json.write(new OperationRequest("k", apply(none), null, null, null, null, null)));
            AgentApi.Answer evil =
                    api.upload(new Packed().file("../../etc/cron.d/x", "x").bytes());
            AgentApi.Answer large = api.upload(new byte[(3 << 20) + 1]);
            AgentApi.Answer text = api.post(Api.archives(namespace.name()), "{}");
            ArchiveReference broken = api.upload(new Packed()
                            .file("k8s/web.yaml", map("a", "1") + "---\nb: [\n")
                            .bytes())
                    .as(ArchiveReference.class);
            Operation end = api.await(api.submit("job#1/8", apply(broken)).id());

            assertThat(missing.status()).isEqualTo(409);
            assertThat(missing.problem().type()).isEqualTo(ProblemType.MISSING_ARCHIVE);
            assertThat(evil.status()).isEqualTo(422);
            assertThat(evil.problem().detail()).contains("'../../etc/cron.d/x' has '..' in its path");
            assertThat(large.status()).isEqualTo(413);
            assertThat(text.status()).isEqualTo(415);
            assertThat(text.problem().detail()).contains("application/gzip");
            assertThat(parts(namespace)).hasSize(1);
            assertThat(end.failure().message())
                    .startsWith("k8s/web.yaml: line ")
                    .contains(" is no YAML");
        }
    }

    @Test
    void withoutTheRightToKeepSecretsTheMissingRightsAreNamed(TestNamespace namespace) {
        try (AgentProcess agent = AgentProcess.start(
                AgentProcess.access(namespace, "--operations", "apply", "--apply", "configmaps"), "a", Map.of())) {
            AgentApi.Answer answer = new AgentApi(agent, namespace.name())
                    .upload(new Packed().file("a.yaml", map("a", "1")).bytes());

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem().detail())
                    .contains(
                            "resources: [\"secrets\"], verbs: [\"create\"]",
                            "an archive of workspace files needs rights");
        }
    }

    @Test
    void anArchiveIsPrunedWhenItIsOldAndNoOperationNamesIt(TestNamespace namespace) {
        try (AgentProcess agent = AgentProcess.start(AgentProcess.access(namespace, RIGHTS), "a", Map.of());
                Engine engine = new Engine(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            Archives archives = new Archives(engine.cluster());
            ArchiveReference old =
                    api.upload(new Packed().file("a", "1").bytes()).as(ArchiveReference.class);
            ArchiveReference needed =
                    api.upload(new Packed().file("a", "2").bytes()).as(ArchiveReference.class);
            ArchiveReference fresh =
                    api.upload(new Packed().file("a", "3").bytes()).as(ArchiveReference.class);
            for (ArchiveReference each : List.of(old, needed)) {
                namespace.kubectl(
                        "annotate",
                        "--overwrite",
                        "secret/lizard-archive-" + each.id() + "-0",
                        "lizardcd.io/sent-at=2020-01-01T00:00:00Z");
            }

            archives.prune(Set.of(needed.id()));

            assertThat(parts(namespace))
                    .containsExactlyInAnyOrder(
                            "secret/lizard-archive-" + needed.id() + "-0",
                            "secret/lizard-archive-" + fresh.id() + "-0");
        }
    }
}
