package io.jenkins.plugins.lizardcd.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.ContainerOperation.Exec;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Batch;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Pause;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgentPolicyTest {

    private static final AgentPolicy POLICY = new AgentPolicy(
            List.of("setImage", "batch"),
            List.of("deployment/shop-*"),
            List.of("registry.example/"),
            null,
            null,
            null,
            null);

    @Test
    void allowsWhatEveryRuleAllows() {
        assertThatCode(() -> POLICY.require(setImage("deployment/shop-web", "registry.example/web:1")))
                .doesNotThrowAnyException();
        assertThatCode(() -> AgentPolicy.OPEN.require(setImage("deployment/any", "anything")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesWithTheNameOfTheRule() {
        assertThatThrownBy(() -> POLICY.require(new Pause(Workload.parse("deployment/shop-web"))))
                .hasMessageContaining("policy.operations");
        assertThatThrownBy(() -> POLICY.require(setImage("deployment/web", "registry.example/web:1")))
                .hasMessageContaining("policy.workloads");
        assertThatThrownBy(() -> POLICY.require(setImage("deployment/shop-web", "evil.example/web:1")))
                .hasMessageContaining("policy.images");
    }

    @Test
    void commandsNeedAnExplicitLeave() {
        OperationSpec exec = new Exec(Workload.parse("deployment/shop-db"), List.of("ls"), null, null);
        AgentPolicy named = new AgentPolicy(null, null, null, null, null, null, List.of("deployment/shop-*"));

        assertThatThrownBy(() -> AgentPolicy.OPEN.require(exec)).hasMessageContaining("policy.exec");
        assertThatCode(() -> named.require(exec)).doesNotThrowAnyException();
        assertThatCode(() -> named.require(new Pause(Workload.parse("deployment/other"))))
                .doesNotThrowAnyException();
    }

    @Test
    void looksIntoABatch() {
        Batch batch = new Batch(List.of(new Pause(Workload.parse("deployment/shop-web"))), null);

        assertThatThrownBy(() -> POLICY.require(batch)).hasMessageContaining("'pause' is forbidden");
    }

    private static OperationSpec setImage(String workload, String image) {
        return new SetImage(
                Workload.parse(workload), List.of(new ContainerImage(null, image)), null, null, null, null, null, null);
    }

    @Test
    void ofManifestsOnlyTheKindOfOperationIsJudgedAndTheirContentWhenItIsKnown() {
        AgentPolicy policy = new AgentPolicy(
                List.of("apply"), List.of("deployment/shop-*"), List.of("registry.example/"), null, null, null, null);
        OperationSpec apply = new ManifestOperation.Apply(
                "kind: Pod", null, null, null, null, null, null, null, null, null, null, null);
        OperationSpec delete =
                new ManifestOperation.Delete(List.of("deployment/web"), null, null, null, null, null, null, null, null);

        assertThatCode(() -> policy.require(apply)).doesNotThrowAnyException();
        assertThatThrownBy(() -> policy.require(delete)).hasMessageContaining("policy.operations");
        assertThatThrownBy(() ->
                        policy.requireObjects(List.of("deployment/shop-web", "deployment/web", "configmap/shop-web")))
                .hasMessageContaining(
                        "'deployment/web', 'configmap/shop-web' are forbidden by the rule" + " policy.workloads");
        assertThatThrownBy(
                        () -> policy.requireImages(List.of("registry.example/a:1", "evil.example/registry.example/")))
                .hasMessageContaining("'evil.example/registry.example/' is forbidden by the rule policy.images");
    }

    @Test
    void looksIntoManifests() throws Exception {
        Content web =
                content("{kind: Deployment, apiVersion: apps/v1, metadata: {name: shop-web}, spec: {template: {spec:"
                        + " {initContainers: [{image: registry.example/a}], containers: [{image: evil.example/b}]}}}}");
        Content job = content("{kind: Job, apiVersion: batch/v1, metadata: {name: shop-job}}");
        Content custom = content("{kind: Gecko, apiVersion: shop.example/v1, metadata: {name: leo}}");

        assertThat(POLICY.limitsContents()).isTrue();
        assertThat(AgentPolicy.OPEN.limitsContents()).isFalse();
        assertThatThrownBy(() -> POLICY.requireContents(List.of(web)))
                .hasMessageContaining("'evil.example/b of deployment/shop-web'");
        assertThatThrownBy(() -> POLICY.requireContents(List.of(job, custom)))
                .hasMessageContaining("'job/shop-job', 'gecko.shop.example/leo' are forbidden");
        assertThatCode(() -> AgentPolicy.OPEN.requireContents(List.of(web, job, custom)))
                .doesNotThrowAnyException();
    }

    private static Content content(String yaml) throws Exception {
        return Content.of(new YAMLMapper().readTree(yaml));
    }
}
