package io.jenkins.plugins.lizardcd.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ClusterTest
class AccessTest {

    @Test
    void aServiceAccountMayDoWhatItsRoleSaysAndNoMore(TestNamespace namespace) {
        namespace.workloads().apply(Workload.deployment("web", SampleImage.V1));
        Access access = namespace.access("agent", Rule.allow("apps", "deployments", "get", "patch"));

        // RBAC follows a moment after the objects that say it.
        namespace.await("agent may get deployments", () -> access.kubectl("get", "deployment/web")
                .contains("web"));
        assertThatThrownBy(() -> access.kubectl("get", "pods")).hasMessageContaining("Forbidden");
        assertThatThrownBy(() -> access.kubectl("-n", "kube-system", "get", "deployments"))
                .hasMessageContaining("Forbidden");
    }

    @Test
    void theAuditLogTellsWhoWroteWhatWhere(TestNamespace namespace) {
        namespace.workloads().apply(Workload.deployment("web", SampleImage.V1));
        Access access = namespace.access("agent", Rule.allow("apps", "deployments", "get", "patch"));
        namespace.await("agent may annotate the deployment", () -> access.kubectl(
                        "annotate", "deployment/web", "by=agent", "--overwrite")
                .contains("annotated"));
        assertThatThrownBy(() -> access.kubectl("-n", "kube-system", "delete", "secret/some"))
                .hasMessageContaining("Forbidden");

        List<AuditWrite> writes = namespace.auditWrites();

        assertThat(writes).allMatch(write -> write.user().equals(access.user()));
        assertThat(writes).anySatisfy(write -> {
            assertThat(write.verb()).isEqualTo("patch");
            assertThat(write.namespace()).isEqualTo(namespace.name());
            assertThat(write.resource()).isEqualTo("deployments");
            assertThat(write.name()).isEqualTo("web");
            assertThat(write.code()).isEqualTo(200);
        });
        assertThat(writes).anySatisfy(write -> {
            assertThat(write.verb()).isEqualTo("delete");
            assertThat(write.namespace()).isEqualTo("kube-system");
            assertThat(write.code()).isEqualTo(403);
        });
    }

    @Test
    void aPodTalksToTheServerWithItsServiceAccount(TestNamespace namespace) {
        namespace.workloads().start(Workload.deployment("web", SampleImage.V1));

        String mounts = namespace.field("pods", ".items[0].spec.containers[0].volumeMounts[*].mountPath");

        assertThat(mounts).contains("/var/run/secrets/kubernetes.io/serviceaccount");
    }

    @Test
    void aNamespaceIsFreshAndGoneAfterwards(TestCluster cluster) {
        TestNamespace first = cluster.newNamespace();
        first.close();

        Await.until("namespace " + first.name() + " is gone", Duration.ofSeconds(60), () -> Stream.of(
                        cluster.kubectl("get", "namespaces", "-o", "name").split("\n"))
                .noneMatch(("namespace/" + first.name())::equals));
        assertThat(Files.isReadable(cluster.kubeconfig())).isTrue();
        assertThat(cluster.kubeconfigText()).contains(cluster.server());
        assertThat(cluster.hostAddress()).isNotBlank();
    }
}
