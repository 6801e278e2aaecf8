package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Records in Secrets, for specs that hold secrets. */
final class SecretRecords implements RecordObjects {

    private static final String TYPE = "lizardcd.io/operation";

    private final KubernetesClient client;
    private final String namespace;

    SecretRecords(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public Optional<Stored> create(String name, Map<String, String> labels, Map<String, String> data) {
        Secret secret = new SecretBuilder()
                .withType(TYPE)
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .withStringData(data)
                .build();
        try {
            return Optional.of(stored(
                    client.secrets().inNamespace(namespace).resource(secret).create()));
        } catch (KubernetesClientException e) {
            if (e.getCode() == 409) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Optional<Stored> get(String name) {
        return Optional.ofNullable(resource(name).get()).map(SecretRecords::stored);
    }

    @Override
    public Stored patch(String name, ArrayNode operations) {
        ArrayNode encoded = operations.deepCopy();
        for (JsonNode operation : encoded) {
            if (operation.get("path").asText().startsWith("/data/")) {
                ((ObjectNode) operation)
                        .put("value", encode(operation.get("value").asText()));
            }
        }
        return stored(resource(name).patch(PatchContext.of(PatchType.JSON), encoded.toString()));
    }

    @Override
    public void delete(String name) {
        resource(name).withTimeout(0, TimeUnit.SECONDS).delete();
    }

    @Override
    public AutoCloseable watch(String label, String value, Consumer<Stored> seen, Consumer<Stored> gone) {
        return client.secrets()
                .inNamespace(namespace)
                .withLabel(label, value)
                .inform(new Changes<>(s -> seen.accept(stored(s)), s -> gone.accept(stored(s))), 0);
    }

    private Resource<Secret> resource(String name) {
        return client.secrets().inNamespace(namespace).withName(name);
    }

    private static Stored stored(Secret secret) {
        Map<String, String> data = new HashMap<>();
        if (secret.getData() != null) {
            secret.getData().forEach((key, value) -> data.put(key, decode(value)));
        }
        return new Stored(
                secret.getMetadata().getName(),
                Long.parseLong(secret.getMetadata().getResourceVersion()),
                secret.getMetadata().getLabels() == null
                        ? Map.of()
                        : secret.getMetadata().getLabels(),
                data);
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
