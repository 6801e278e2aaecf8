package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The agent's own connection as a kubeconfig, for programs that it starts. Holds secrets. */
final class Kubeconfig {

    private static final Path TOKEN_FILE = Path.of(Config.KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH);

    private Kubeconfig() {}

    /** JSON is YAML too. */
    static String of(Config config, String namespace) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("apiVersion", "v1").put("kind", "Config").put("current-context", "lizard");
        ObjectNode cluster = root.putArray("clusters").addObject().put("name", "lizard");
        cluster = cluster.putObject("cluster").put("server", config.getMasterUrl());
        if (config.isTrustCerts()) {
            cluster.put("insecure-skip-tls-verify", true);
        } else {
            put(cluster, "certificate-authority-data", config.getCaCertData());
            put(cluster, "certificate-authority", config.getCaCertData() == null ? config.getCaCertFile() : null);
        }
        ObjectNode user = root.putArray("users").addObject().put("name", "lizard");
        user = user.putObject("user");
        put(user, "client-certificate-data", config.getClientCertData());
        put(user, "client-certificate", config.getClientCertData() == null ? config.getClientCertFile() : null);
        put(user, "client-key-data", config.getClientKeyData());
        put(user, "client-key", config.getClientKeyData() == null ? config.getClientKeyFile() : null);
        put(user, "username", config.getUsername());
        put(user, "password", config.getPassword());
        String token = token(config);
        if (token != null && isServiceAccount(token)) {
            // By name: the kubelet renews the file, and a long upgrade outlives the token.
            user.put("tokenFile", TOKEN_FILE.toString());
        } else {
            put(user, "token", token);
        }
        root.putArray("contexts")
                .addObject()
                .put("name", "lizard")
                .putObject("context")
                .put("cluster", "lizard")
                .put("user", "lizard")
                .put("namespace", namespace);
        return Json.write(root);
    }

    private static String token(Config config) {
        if (config.getOauthTokenProvider() != null) {
            return config.getOauthTokenProvider().getToken();
        }
        return config.getOauthToken() != null ? config.getOauthToken() : config.getAutoOAuthToken();
    }

    private static boolean isServiceAccount(String token) {
        try {
            return Files.exists(TOKEN_FILE)
                    && Files.readString(TOKEN_FILE).trim().equals(token.trim());
        } catch (IOException e) {
            return false;
        }
    }

    private static void put(ObjectNode node, String name, String value) {
        if (value != null && !value.isEmpty()) {
            node.put(name, value);
        }
    }
}
