package io.jenkins.plugins.lizardcd.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** A build of a job. */
record Build(JenkinsClient client, String job, int number) {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    String path() {
        return "/job/" + job + "/" + number + "/";
    }

    String log() {
        return client.get(path() + "consoleText").ok();
    }

    /** The lines of the log that are ours. */
    List<String> lizardLines() {
        return log().lines()
                .filter(l -> l.startsWith("[lizard] ") || l.startsWith("         "))
                .toList();
    }

    void awaitLog(String text) {
        Poll.until(text + " in the log of " + this, LIMIT, () -> log().contains(text));
    }

    /** Waits for the end and returns the result. */
    String await() {
        Poll.until(this + " ends", LIMIT, () -> !client.json(path() + "api/json")
                .get("building")
                .asBoolean());
        return client.json(path() + "api/json").get("result").asText();
    }

    JsonNode deployments() {
        for (JsonNode action : client.json(path() + "api/json?depth=2").get("actions")) {
            if (action.has("deployments")) {
                return action.get("deployments");
            }
        }
        throw new AssertionError(this + " has no record of deployments");
    }

    void abort() {
        client.post(path() + "stop", "");
    }

    /** The same build after a restart of the controller. */
    Build after(JenkinsController restarted) {
        return new Build(restarted.client(), job, number);
    }

    @Override
    public String toString() {
        return job + " #" + number;
    }
}
