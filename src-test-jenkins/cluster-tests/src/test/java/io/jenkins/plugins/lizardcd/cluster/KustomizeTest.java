package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.Kustomize;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kustomizations by the stock kustomize, in an agent with the Role that {@code manifest --apply} prints. */
@ClusterTest
final class KustomizeTest {

    private static final String PROD = "k8s/overlays/prod";

    private static Optional<Kustomize> found;
    private Kustomize kustomize;

    @BeforeAll
    static void findKustomize() {
        found = Kustomize.find();
    }

    /** Before each test, so that each counts as skipped. */
    @BeforeEach
    void requireKustomize() {
        assumeTrue(
                found.isPresent(),
                "there is no kustomize: install it, or build it by src-test-jenkins/testbed/bin/kustomize");
        kustomize = found.orElseThrow();
    }

    private AgentProcess agent(TestNamespace namespace) {
        return AgentProcess.start(
                AgentProcess.access(namespace, "--operations", "apply", "--apply", "configmaps,secrets"),
                "a",
                Map.of("LIZARD_KUSTOMIZE", kustomize.path().toString()));
    }

    private static Packed workspace(String overlay) {
        return new Packed()
                .file(PROD + "/kustomization.yaml", overlay)
                .file(
                        "k8s/base/kustomization.yaml",
                        "resources: [settings.yaml]\nconfigMapGenerator:\n- {name: conf, files: [app.conf],"
                                + " options: {disableNameSuffixHash: true}}\n")
                .file(
                        "k8s/base/settings.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {tag: '${TAG}', kept: '$${TAG}'}\n")
                .file("k8s/base/app.conf", "proxy_pass http://${upstream};\n")
                .file("secret.txt", "of another team");
    }

    private static Operation apply(AgentApi api, Packed files, String directory) {
        ArchiveReference archive = api.upload(files.bytes()).as(ArchiveReference.class);
        Apply spec = new Apply(
                null, archive, directory, Map.of("TAG", "1.5"), null, null, null, null, null, null, null, null);
        return api.await(api.submit(null, spec).id());
    }

    @Test
    void anOverlayIsBuiltWithItsBaseAndVariables(TestNamespace namespace) {
        String overlay = "resources: [../../base]\nnamePrefix: prod-\nconfigMapGenerator:\n- name: made\n"
                + "  literals: ['url=https://shop.example', 'tag=${TAG}']\n  options: {disableNameSuffixHash: true}\n";
        try (AgentProcess agent = agent(namespace)) {
            Operation end = apply(new AgentApi(agent, namespace.name()), workspace(overlay), PROD);

            assertThat(end.phase()).as(String.valueOf(end.failure())).isEqualTo(Phase.SUCCEEDED);
            assertThat(end.result().values().get("created"))
                    .isEqualTo(List.of("configmap/prod-conf", "configmap/prod-made", "configmap/prod-settings"));
            assertThat(namespace.field("configmap/prod-settings", ".data.tag")).isEqualTo("1.5");
            assertThat(namespace.field("configmap/prod-settings", ".data.kept")).isEqualTo("${TAG}");
            assertThat(namespace.field("configmap/prod-conf", ".data.app\\.conf"))
                    .contains("${upstream}");
            assertThat(namespace.field("configmap/prod-made", ".data.tag")).isEqualTo("1.5");
            assertThat(namespace.field("configmap/prod-made", ".data.url")).isEqualTo("https://shop.example");
        }
    }

    @Test
    void whatIsNotInTheWorkspaceIsRefused(TestNamespace namespace) {
        try (AgentProcess agent = agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());

            for (Map.Entry<String, String> wrong : Map.of(
                            "resources: ['https://user:pw@git.example/x//base?ref=main']\n",
                            "k8s/overlays/prod/kustomization.yaml names 'https://****@git.example",
                            "resources: [github.com/org/repo/base]\n",
                            "remote bases are refused",
                            "Components: [../missing]\n",
                            "names '../missing' in components",
                            "patches: [{path: 'http://127.0.0.1:8443/x'}]\n",
                            "remote files are refused",
                            "configMapGenerator: [{name: a, files: [k=http://h/x]}]\n",
                            "remote files are refused",
                            "configMapGenerator: [{name: a, files: [../../../secret.txt]}]\n",
                            "is not in or below",
                            "resources: [../../../../../../etc]\n",
                            "is not among the files",
                            "helmCharts: [{name: web, repo: 'https://charts.example'}]\n",
                            "--enable-helm",
                            "resources: [../../base]\nnamePrefix: ${PREFIX}\n",
                            "k8s/overlays/prod/kustomization.yaml: line 2 uses ${PREFIX}, which has no value",
                            "resources: [../../base]\nunknownField: 1\n",
                            "kustomize cannot build 'k8s/overlays/prod'")
                    .entrySet()) {
                Operation end = apply(api, workspace(wrong.getKey()), PROD);

                assertThat(end.phase()).isEqualTo(Phase.FAILED);
                assertThat(end.failure().message()).as(wrong.getKey()).contains(wrong.getValue());
                assertThat(end.failure().message()).doesNotContain("/tmp/", "lizardcd-files", ":pw@");
            }
            Operation nothing = apply(api, workspace("resources: []\n"), "k8s/overlays/test");
            assertThat(nothing.failure().message()).contains("there is no 'k8s/overlays/test'");
        }
    }
}
