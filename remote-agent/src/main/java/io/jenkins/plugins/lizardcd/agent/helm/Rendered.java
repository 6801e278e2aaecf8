package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.lizardcd.agent.helm.HelmProcess.Ended;
import io.jenkins.plugins.lizardcd.agent.policy.Content;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.util.List;

/**
 * What a dry run of an upgrade has rendered.
 *
 * @param json the release that it would make
 */
record Rendered(JsonNode json) {

    /** Of helm's output in JSON. */
    static Rendered of(Ended ended) {
        // Warnings of the API server may stand before it.
        int json = ended.output().indexOf('{');
        return new Rendered(
                json < 0 ? MissingNode.getInstance() : Json.read(ended.output().substring(json), JsonNode.class));
    }

    /** Version of the chart; empty when helm does not tell. */
    String chartVersion() {
        return json.path("chart").path("metadata").path("version").asText("");
    }

    /** The manifest without hooks. */
    String manifest() {
        return json.path("manifest").asText("");
    }

    /**
     * All objects, those of hooks and tests among them.
     *
     * @throws io.jenkins.plugins.lizardcd.shared.ProblemException when they cannot be read
     */
    List<Content> contents() {
        StringBuilder all = new StringBuilder(manifest());
        json.path("hooks")
                .forEach(h -> all.append("\n---\n").append(h.path("manifest").asText("")));
        return Manifests.contents(all.toString());
    }
}
