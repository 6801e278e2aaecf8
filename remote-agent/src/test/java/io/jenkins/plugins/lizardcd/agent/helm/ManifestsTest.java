package io.jenkins.plugins.lizardcd.agent.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.lizardcd.agent.policy.Content;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import org.junit.jupiter.api.Test;

/** Charts hold what helm reads, and not only what charts mostly hold. */
final class ManifestsTest {

    @Test
    void anchorsAreWhatTheyStandFor() {
        String manifest = """
                apiVersion: v1
                metadata: {name: hidden, annotations: {k: &k Pod, i: &i evil.example/x}}
                kind: *k
                spec:
                  initContainers: [&c {name: a, image: *i}]
                  containers: [{<<: *c, name: b}]
                """;

        assertThat(Manifests.contents(manifest)).singleElement().satisfies(content -> {
            assertThat(content.name()).isEqualTo("pod/hidden");
            assertThat(content.json().at("/spec/initContainers/0/image").asText())
                    .isEqualTo("evil.example/x");
            assertThat(content.json().at("/spec/containers/0/image").asText()).isEqualTo("evil.example/x");
        });
        assertThat(Manifests.objects(manifest)).containsOnlyKeys("pod/hidden");
    }

    @Test
    void theItemsOfListsAreObjectsOfTheirOwnWithTheKindOfTheirList() {
        String manifest = """
                ---
                apiVersion: v1
                kind: List
                items:
                  - {apiVersion: v1, kind: Secret, metadata: {name: a}}
                  - {apiVersion: v1, kind: ConfigMapList, items: [{metadata: {name: b}}]}
                ---
                # nothing here
                ---
                apiVersion: apps/v1
                kind: DeploymentList
                items: [{metadata: {name: c}}]
                """;

        assertThat(Manifests.objects(manifest).keySet()).containsExactly("secret/a", "configmap/b", "deployment/c");
        assertThat(Manifests.contents(manifest))
                .extracting(Content::name)
                .containsExactly("secret/a", "configmap/b", "deployment/c");
        assertThat(Manifests.workloads(manifest)).hasSize(1);
    }

    @Test
    void kindsOfOneNameAreToldApart() {
        String manifest = """
                {apiVersion: v1, kind: Service, metadata: {name: web}}
                ---
                {apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: web}}
                """;

        assertThat(Manifests.objects(manifest).keySet())
                .containsExactly("service/web", "service.serving.knative.dev/web");
    }

    @Test
    void whatCannotBeReadEndsTheObjectsAndEscapesNoPolicy() {
        String manifest = "{kind: ConfigMap, metadata: {name: a}}\n---\n{kind: [}\n";

        assertThat(Manifests.objects(manifest)).containsOnlyKeys("configmap/a");
        assertThatThrownBy(() -> Manifests.contents(manifest))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cannot be read as YAML");
    }

    @Test
    void ofAKeyThatIsThereTwiceTheLastOneCounts() {
        assertThat(Manifests.objects("{kind: ConfigMap, metadata: {name: a}, data: {x: b}, data: {x: c}}")
                        .get("configmap/a")
                        .at("/data/x")
                        .asText())
                .isEqualTo("c");
    }
}
