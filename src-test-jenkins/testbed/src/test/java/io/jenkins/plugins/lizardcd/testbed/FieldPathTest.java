package io.jenkins.plugins.lizardcd.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FieldPathTest {

    private static final Map<?, ?> OBJECT = Json.object(Json.parse("""
            {"metadata": {"name": "web", "annotations": {"a.b/c": "x"}}, "data": {"tls.crt": "pem", "on": "true"},
             "spec": {"replicas": 3, "paused": true, "ratio": 0.5, "containers": [{"image": "v1"}, {"image": "v2"}]}}
            """));

    @Test
    void plainValuesAreReadAsKubectlPrintsThem() {
        Map.of(
                        ".metadata.name", "web",
                        ".spec.replicas", "3",
                        ".spec.paused", "true",
                        ".spec.containers[1].image", "v2",
                        ".data.tls\\.crt", "pem",
                        ".metadata.annotations.a\\.b/c", "x",
                        ".data.on", "true",
                        ".status.readyReplicas", "")
                .forEach((path, value) ->
                        assertThat(FieldPath.read(OBJECT, path)).as(path).hasValue(value));
    }

    @Test
    void theRestIsForKubectl() {
        for (String path : List.of(
                ".spec",
                ".spec.containers",
                ".spec.ratio",
                ".spec.containers[2].image",
                ".spec.containers[*].image",
                ".spec.containers[?(@.image=='v1')].image",
                "{.spec.replicas} {.spec.paused}",
                "")) {
            assertThat(FieldPath.read(OBJECT, path)).as(path).isEmpty();
        }
    }

    @Test
    void kindsAreReadOutOfReferences() {
        assertThat(KubectlProxy.knows(KubectlProxy.kind("deployment/web"))).isTrue();
        assertThat(KubectlProxy.knows(KubectlProxy.kind("pods"))).isFalse();
        assertThat(KubectlProxy.knows(KubectlProxy.kind("lizard/web"))).isFalse();
    }
}
