package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * One object of the manifests.
 *
 * @param source the file; empty for a text without a name
 * @param number of its document, from 1
 * @param line where it begins, from 1
 * @param json the object
 */
record Document(String source, int number, int line, ObjectNode json) {

    String apiVersion() {
        return json.path("apiVersion").asText("");
    }

    String kind() {
        return json.path("kind").asText("");
    }

    String name() {
        return json.path("metadata").path("name").asText("");
    }

    /** {@code k8s/web.yaml document 2 (line 14, configmap/web)}. */
    @Override
    public String toString() {
        String what = kind().isEmpty() ? "" : ", " + kind().toLowerCase(Locale.ROOT) + "/" + name();
        return (source.isEmpty() ? "" : source + " ") + "document " + number + " (line " + line + what + ")";
    }
}
