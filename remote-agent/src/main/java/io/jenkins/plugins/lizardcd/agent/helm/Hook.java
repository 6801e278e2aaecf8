package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;

/**
 * A hook of a release, as its record holds it.
 *
 * @param json the hook
 */
record Hook(JsonNode json) {

    String name() {
        return json.path("name").asText("");
    }

    /** {@code pod/web-test}. */
    String ref() {
        return json.path("kind").asText("").toLowerCase(Locale.ROOT) + "/" + name();
    }

    /** The chart's file that it comes from. */
    String path() {
        return json.path("path").asText("");
    }

    String manifest() {
        return json.path("manifest").asText("");
    }

    /** Whether {@code helm test} runs it. */
    boolean test() {
        for (JsonNode event : json.path("events")) {
            if (event.asText().startsWith("test")) {
                return true;
            }
        }
        return false;
    }

    /** Helm's word for its last run: Succeeded, Failed, Running, Unknown; empty when it has never run. */
    String phase() {
        return json.path("last_run").path("phase").asText("");
    }

    Instant startedAt() {
        return Release.time(json.path("last_run").path("started_at"));
    }

    Instant completedAt() {
        return Release.time(json.path("last_run").path("completed_at"));
    }
}
