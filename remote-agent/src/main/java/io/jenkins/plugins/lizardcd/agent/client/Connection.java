package io.jenkins.plugins.lizardcd.agent.client;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the connection to the API server. */
public final class Connection {

    // The engine retries operations with its own deadlines; fabric8's default of ten tries would hide an outage for 19
    // s.
    private static final int RETRIES = 1;

    private Connection() {}

    /** Connects with the service account of the pod; a rotated token is read again by itself. */
    public static KubernetesClient inCluster() {
        return build(new ConfigBuilder().build());
    }

    /**
     * Connects with a kubeconfig.
     *
     * @param kubeconfig the file
     * @param context name of the context in it; null for the current one
     * @throws IllegalArgumentException when the file cannot be read or has no such context
     */
    public static KubernetesClient kubeconfig(Path kubeconfig, String context) {
        if (!Files.isReadable(kubeconfig)) {
            throw new IllegalArgumentException("the kubeconfig " + kubeconfig + " cannot be read; check its path");
        }
        Config config;
        try {
            config = Config.fromKubeconfig(context, Files.readString(kubeconfig), kubeconfig.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException("the kubeconfig " + kubeconfig + " cannot be read: " + e, e);
        }
        if (context != null && !context.equals(currentContext(config))) {
            List<String> known =
                    config.getContexts().stream().map(NamedContext::getName).toList();
            throw new IllegalArgumentException(
                    "the kubeconfig " + kubeconfig + " has no context '" + context + "'; it has " + known);
        }
        return build(config);
    }

    private static String currentContext(Config config) {
        return config.getCurrentContext() == null
                ? null
                : config.getCurrentContext().getName();
    }

    private static KubernetesClient build(Config config) {
        Config own = new ConfigBuilder(config)
                .withRequestRetryBackoffLimit(RETRIES)
                .withRequestRetryBackoffInterval(100)
                .withRequestTimeout(10_000)
                .withConnectionTimeout(5_000)
                .withUserAgent("lizardcd-agent")
                .build();
        return new KubernetesClientBuilder().withConfig(own).build();
    }
}
