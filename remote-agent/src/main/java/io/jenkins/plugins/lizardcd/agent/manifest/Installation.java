package io.jenkins.plugins.lizardcd.agent.manifest;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The objects of an agent in a namespace. The Secret of the same name, with token and certificate, is not among them.
 *
 * @param namespace the namespace
 * @param name name of all objects
 * @param image the agent's image
 * @param replicas how many
 * @param serviceType type of the Service
 * @param helm whether there must be memory for helm beside the agent
 */
record Installation(String namespace, String name, String image, int replicas, String serviceType, boolean helm) {

    static final String NAME_LABEL = "app.kubernetes.io/name";
    private static final int PORT = 8443;
    private static final long USER = 10001L;
    private static final String SECRETS = "/etc/lizardcd";

    String yaml(List<PolicyRule> rules) {
        List<HasMetadata> objects = List.of(
                new ServiceAccountBuilder().withMetadata(metadata()).build(),
                new RoleBuilder().withMetadata(metadata()).withRules(rules).build(),
                roleBinding(),
                service(),
                deployment());
        return objects.stream().map(Serialization::asYaml).collect(Collectors.joining());
    }

    private HasMetadata roleBinding() {
        return new RoleBindingBuilder()
                .withMetadata(metadata())
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", name)
                .addNewSubject()
                .withKind("ServiceAccount")
                .withName(name)
                .withNamespace(namespace)
                .endSubject()
                .build();
    }

    private HasMetadata service() {
        return new ServiceBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withType(serviceType)
                .withSelector(Map.of(NAME_LABEL, name))
                .addNewPort()
                .withName("https")
                .withProtocol("TCP")
                .withPort(PORT)
                .withNewTargetPort("https")
                .endPort()
                .endSpec()
                .build();
    }

    private HasMetadata deployment() {
        return new DeploymentBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .withMatchLabels(Map.of(NAME_LABEL, name))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Map.of(NAME_LABEL, name))
                .endMetadata()
                .withSpec(pod())
                .endTemplate()
                .endSpec()
                .build();
    }

    private PodSpec pod() {
        return new PodSpecBuilder()
                .withServiceAccountName(name)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(15L)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withContainers(container())
                .addNewVolume()
                .withName("secrets")
                .withNewSecret()
                .withSecretName(name)
                .withDefaultMode(0440)
                .endSecret()
                .endVolume()
                .addNewVolume()
                .withName("tmp")
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .build();
    }

    private Container container() {
        return new ContainerBuilder()
                .withName("agent")
                .withImage(image)
                .withImagePullPolicy("IfNotPresent")
                .addNewPort()
                .withName("https")
                .withProtocol("TCP")
                .withContainerPort(PORT)
                .endPort()
                .addNewEnv()
                .withName("LIZARD_IDENTITY")
                .withNewValueFrom()
                .withNewFieldRef("v1", "metadata.name")
                .endValueFrom()
                .endEnv()
                .addNewEnv()
                .withName("LIZARD_NAMESPACES")
                .withNewValueFrom()
                .withNewFieldRef("v1", "metadata.namespace")
                .endValueFrom()
                .endEnv()
                .addToEnv(new EnvVar("LIZARD_TOKEN_FILE", SECRETS + "/token", null))
                .addToEnv(new EnvVar("LIZARD_CERTIFICATE_FILE", SECRETS + "/tls.crt", null))
                .addToEnv(new EnvVar("LIZARD_KEY_FILE", SECRETS + "/tls.key", null))
                .withNewResources()
                .withRequests(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("112Mi")))
                .withLimits(Map.of("memory", new Quantity(helm ? "512Mi" : "224Mi")))
                .endResources()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .withReadinessProbe(probe("/readyz", 2))
                .withLivenessProbe(probe("/healthz", 10))
                .addNewVolumeMount()
                .withName("secrets")
                .withMountPath(SECRETS)
                .withReadOnly(true)
                .endVolumeMount()
                .addNewVolumeMount()
                .withName("tmp")
                .withMountPath("/tmp")
                .endVolumeMount()
                .build();
    }

    private static Probe probe(String path, int period) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withNewPort("https")
                .withScheme("HTTPS")
                .endHttpGet()
                .withPeriodSeconds(period)
                .withTimeoutSeconds(5)
                .build();
    }

    private ObjectMeta metadata() {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(Map.of(NAME_LABEL, name))
                .build();
    }
}
