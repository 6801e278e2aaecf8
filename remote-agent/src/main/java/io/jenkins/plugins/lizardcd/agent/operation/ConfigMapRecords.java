package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Records in ConfigMaps. */
final class ConfigMapRecords implements RecordObjects {

    private final KubernetesClient client;
    private final String namespace;

    ConfigMapRecords(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public Optional<Stored> create(String name, Map<String, String> labels, Map<String, String> data) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .withData(data)
                .build();
        try {
            return Optional.of(stored(
                    client.configMaps().inNamespace(namespace).resource(map).create()));
        } catch (KubernetesClientException e) {
            if (e.getCode() == 409) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Optional<Stored> get(String name) {
        return Optional.ofNullable(resource(name).get()).map(ConfigMapRecords::stored);
    }

    @Override
    public Stored patch(String name, ArrayNode operations) {
        return stored(resource(name).patch(PatchContext.of(PatchType.JSON), operations.toString()));
    }

    @Override
    public void delete(String name) {
        resource(name).withTimeout(0, TimeUnit.SECONDS).delete();
    }

    @Override
    public AutoCloseable watch(String label, String value, Consumer<Stored> seen, Consumer<Stored> gone) {
        return client.configMaps()
                .inNamespace(namespace)
                .withLabel(label, value)
                .inform(new Changes<>(m -> seen.accept(stored(m)), m -> gone.accept(stored(m))), 0);
    }

    private Resource<ConfigMap> resource(String name) {
        return client.configMaps().inNamespace(namespace).withName(name);
    }

    private static Stored stored(ConfigMap map) {
        return new Stored(
                map.getMetadata().getName(),
                Long.parseLong(map.getMetadata().getResourceVersion()),
                map.getMetadata().getLabels() == null
                        ? Map.of()
                        : map.getMetadata().getLabels(),
                map.getData() == null ? Map.of() : map.getData());
    }
}
